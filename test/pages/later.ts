// Ten pages that were written after the reader was done, to see how it does on pages that it was not made for.
import { htmlCase, type PageCase, truthOf } from './case.ts';
import { foot, linkedData, menu, openGraph, teasers } from './furniture.ts';
import { dotted, storyOf, written } from './stories.ts';

/** Class names made by a compiler, a card of another story in the middle, a summary by a machine. */
function compiledNames(): PageCase {
  const story = storyOf(31, 8);
  const [a, b, c, ...rest] = story.paragraphs;
  const p = (text: string): string => `<p class="Text_body__9xK2a Text_md__1bQ">${text}</p>`;
  const html = `<!DOCTYPE html><html lang="ko"><head><meta charSet="utf-8"/><title>${story.title} | ${story.publisher}</title><meta property="og:title" content="${story.title}"/><meta property="og:site_name" content="${story.publisher}"/><meta name="article:published_time" content="${story.date}T22:10:00.000Z"/></head><body><div id="__next"><div class="Layout_wrap__aa1"><header class="Gnb_root__0d"><a href="/">${story.publisher}</a><button>검색</button></header>
<main class="Page_main__77"><div class="Hero_root__3"><span class="Badge_x__1">사회</span><h1 class="Hero_headline__u8">${story.title}</h1><div class="Hero_row__2"><a href="/reporter/3" class="Hero_name__4">${story.author} 기자</a><button class="Follow_btn__1">팔로우</button><span>${dotted(story.date)} 07:10</span></div></div>
<div class="AiSummary_root__z1"><button>AI 요약</button><ul><li>내년까지 시설을 새로 짓는다.</li><li>예산은 아직 정해지지 않았다.</li></ul><p>AI가 요약한 내용으로 실제와 다를 수 있습니다.</p></div>
<div class="ArticleBody_content__x9f3a">${p(a!)}<figure class="Figure_root__1"><img src="/a.webp" alt=""/><figcaption class="Figure_cap__2">새로 지을 터의 모습. 한빛시 제공</figcaption></figure>${p(b!)}${p(c!)}<div class="InlineCard_root__p0"><a href="/n/9"><span class="InlineCard_label__1">함께 보면 좋은 기사</span><strong>${storyOf(901).title}</strong></a></div>${rest.map(p).join('')}</div>
<div class="Reporter_card__5"><strong>${story.author}</strong><p>지역의 살림살이를 취재합니다.</p></div><section class="Reaction_root__2"><button>좋아요 12</button><button>슬퍼요 0</button></section><section class="MoreList_root__1"><h2>지금 뜨는 뉴스</h2>${teasers(
    31,
    4,
  )
    .map(({ title }) => `<a href="/q"><p>${title}</p></a>`)
    .join(
      '',
    )}</section></main></div></div><script id="__NEXT_DATA__" type="application/json">{"props":{"body":"<p>다른 본문이다.</p>"}}</script></body></html>`;
  return htmlCase(
    'compiled-names',
    html,
    { ...truthOf(story), publishedAt: next(story.date) },
    'https://compiled.example/n/1',
  );
}

/** 22:10 in universal time is the next day in Korea. */
function next(date: string): string {
  return new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
}

/** UTF-8 that calls itself EUC-KR, in the header and in the page. */
function wrongCharset(): PageCase {
  const story = { ...storyOf(32, 6), title: '온새미군 장터에 사람이 돌아왔다' };
  const html = `<html><head><meta http-equiv="content-type" content="text/html; charset=euc-kr"><title>${story.title} - ${story.publisher}</title></head><body><div id="top_menu"><a href="/">홈</a> <a href="/tv">TV</a> <a href="/radio">라디오</a></div><table id="layout"><tr><td class="left_con"><div class="con_title">${story.title}</div><div class="con_date">${story.publisher} | ${story.date} 17:40 | ${story.author} 기자</div><div class="con_area"><p align="justify">${story.paragraphs.join('</p><p align="justify">')}</p></div><div class="con_copy">&copy; ${story.publisher}. 무단전재-재배포 금지</div></td><td class="right_con"><h4>다시보기</h4><ul><li><a href="/v1">아침 뉴스</a></li><li><a href="/v2">저녁 뉴스</a></li></ul></td></tr></table></body></html>`;
  return {
    name: 'wrong-charset',
    bytes: Buffer.from(html),
    contentType: 'text/html; charset=EUC-KR',
    url: 'http://tv.example/view.asp?id=3',
    truth: truthOf(story),
  };
}

/** An office's notice to the press, in cells within cells. */
function pressNotice(): PageCase {
  const story = {
    ...storyOf(33, 5),
    title: '미르시, 겨울철 수도 동파 예방 대책 추진',
    publisher: '미르시청',
  };
  const cells = [
    ['구분', '지난해', '올해'],
    ['동파 신고', '1,204건', '870건'],
    ['교체 계량기', '3,310개', '5,000개'],
  ];
  const html = `<!doctype html><html><head><meta charset="utf-8"><title>보도자료 | ${story.publisher}</title></head><body><div id="gnb_wrap"><ul><li><a href="/1">민원</a></li><li><a href="/2">소식</a></li><li><a href="/3">시정</a></li></ul></div><div id="sub_contents"><h3 class="page_title">보도자료</h3><div class="bbs_view"><div class="bbs_title"><h4>${story.title}</h4></div><table class="bbs_info"><tr><th>작성자</th><td>수도과</td><th>등록일</th><td>${story.date}</td><th>조회수</th><td>1,204</td></tr><tr><th>첨부</th><td colspan="5"><a href="/f.hwp">보도자료.hwp</a> <a href="/f.pdf">사진.jpg</a></td></tr></table>
<div class="bbs_content"><table width="100%"><tr><td><p>□ ${story.paragraphs[0]}</p><p>□ ${story.paragraphs[1]}</p><table border="1">${cells.map((row) => `<tr>${row.map((cell) => `<td><p><span>${cell}</span></p></td>`).join('')}</tr>`).join('')}</table><p>□ ${story.paragraphs[2]}</p><p>□ ${story.paragraphs[3]}</p></td></tr></table></div><div class="bbs_btn"><a href="/list">목록</a><a href="/prev">이전글</a><a href="/next">다음글</a></div><div class="satisfaction"><p>이 페이지에서 제공하는 정보에 만족하십니까?</p><label><input type="radio">매우 만족</label><label><input type="radio">만족</label></div></div></div><div id="foot">(12345) 미르시 언덕로 1 대표전화 02-000-0000<br>COPYRIGHT ⓒ MIR CITY. ALL RIGHTS RESERVED.</div></body></html>`;
  const [a, b, c, d] = story.paragraphs.map((text) => `□ ${text}`);
  return htmlCase(
    'press-notice',
    html,
    {
      ...truthOf(story),
      author: undefined,
      body: [a, b, cells.map((row) => row.join(' | ')).join('\n'), c, d].join('\n\n'),
    },
    'https://mir.example/bbs/view?no=5',
  );
}

function sports(): PageCase {
  const story = { ...storyOf(34), title: '누리FC, 다온에 3-1 역전승…강하람 두 골' };
  const body = [
    '누리FC가 5일 누리운동장에서 열린 다온과의 경기에서 3-1로 이겼다. 먼저 골을 내주고도 후반에 세 골을 몰아쳤다.',
    '강하람은 후반 12분과 38분에 골을 넣었다. 올 시즌 11호와 12호 골이다.',
    '문도담 감독은 경기 뒤 "전반에 흔들렸지만 선수들이 서로를 믿었다"고 말했다.',
    '누리는 승점 52로 2위를 지켰다. 다음 경기는 12일 가람 원정이다.',
  ];
  const html = `<!doctype html><html lang="ko"><head><meta charset="utf-8"><title>${story.title} - ${story.publisher} 스포츠</title>${openGraph(story, 'https://ball.example/1')}${linkedData({ '@type': 'NewsArticle', headline: story.title, datePublished: `${story.date}T21:40:00+0900`, author: { '@type': 'Person', name: story.author }, publisher: { '@type': 'Organization', name: story.publisher } })}</head><body>${menu(story.publisher)}<div class="score_board"><span>누리 3</span><span>다온 1</span><a href="/live">문자중계</a></div><div class="wrap_article"><h2 class="tit_view">${story.title}</h2><div class="article_cont" id="articeBody"><div class="vod_area"><iframe src="/v"></iframe><p>강하람의 역전골 장면</p></div><p>[${story.publisher}=누리, ${story.author} 기자] ${body[0]}</p><p>${body[1]}</p><p style="text-align:center"><img src="k.jpg"><br><span style="color:#888;font-size:12px">골을 넣고 기뻐하는 강하람. /사진=누리FC</span></p><p>${body[2]}</p><div class="vote_box"><strong>오늘의 선수는?</strong><ul><li><label>강하람</label></li><li><label>신예울</label></li></ul><button>투표하기</button></div><p>${body[3]}</p><p>/gaon@ball.example</p><p>[사진] 누리FC 제공</p></div></div>${foot(story.publisher)}</body></html>`;
  return htmlCase('sports', html, truthOf(story, body.join('\n\n')), 'https://ball.example/1');
}

function wire(): PageCase {
  const story = storyOf(35, 7);
  const html = `<!doctype html><html lang="ko"><head><meta charset="utf-8"><title>${story.title} | ${story.publisher}</title><meta property="og:title" content="${story.title} | ${story.publisher}"><meta property="og:site_name" content="${story.publisher}"><meta property="article:published_time" content="${story.date}T10:12:01+09:00"></head><body>${menu(story.publisher)}<div class="content03"><header class="title-article01"><h1 class="tit">${story.title}</h1><p class="update-time" data-published-time="${story.date}">송고시간 ${story.date} 10:12</p></header><div class="writer-zone01"><div class="item-box"><strong class="tit-name"><a href="/r">${story.author}</a></strong><span class="txt">기자 페이지</span></div></div><div class="scroller01"><article class="story-news article"><div class="tit-sub"><h2 class="tit">내년 봄 첫 삽<br/>예산안은 다음 달 심사</h2></div><div class="comp-box photo-group"><figure class="image-zone01"><span class="img"><img src="z.jpg" alt="조감도"></span><figcaption class="txt-desc"><strong class="tit-cap">조감도</strong> [한빛시 제공. 재판매 및 DB 금지]</figcaption></figure></div><p>(한빛=${story.publisher}) ${story.author} 기자 = ${story.paragraphs[0]}</p>${story.paragraphs
    .slice(1)
    .map((text) => `<p>${text}</p>`)
    .join(
      '\n',
    )}<p>gaon@wire.example</p><p class="txt-copyright adrs">제보는 카카오톡 wire제보 &lt;저작권자(c) ${story.publisher}, 무단 전재-재배포, AI 학습 및 활용 금지&gt; ${story.date.replaceAll('-', '/')} 10:12 송고</p></article><div class="keyword-zone01"><ul><li><a href="/k">#충전소</a></li></ul></div></div><aside class="aside-box"><strong>많이 본 뉴스</strong>${teasers(
    35,
    5,
  )
    .map(({ title }) => `<a href="/m">${title}</a>`)
    .join('')}</aside></div>${foot(story.publisher)}</body></html>`;
  return htmlCase(
    'wire',
    html,
    truthOf(story, `내년 봄 첫 삽\n예산안은 다음 달 심사\n\n${story.paragraphs.join('\n\n')}`),
    'https://wire.example/view/AKR2025',
  );
}

/** A long piece with a box of its own and notes below the text. */
function feature(): PageCase {
  const story = { ...storyOf(36), title: '사라지는 등대지기의 마지막 겨울' };
  const body = [
    '아라군 끝섬의 등대는 밤 5시 40분에 켜진다. 노시온 씨가 손으로 켜는 마지막 등대다.',
    '그는 1989년에 섬에 들어왔다. 그때 등대지기는 전국에 120명이 넘었다. 지금은 9명이 남았다.',
    '기계가 대신하는 빛',
    '항로표지 당국은 2027년까지 모든 등대를 원격으로 바꾼다. 한 곳에 드는 돈은 3억2000만 원이다.',
    '노 씨는 반대하지 않는다. “빛만 꺼지지 않으면 됩니다. 누가 켜는지는 중요하지 않아요.”',
    '마지막 당번의 하루',
    '그의 하루는 기상 관측으로 시작한다. 하루 다섯 번 바람과 파도를 적는다. 공책은 412권째다.',
    '섬을 떠나는 날은 내년 2월 28일이다. 그는 공책을 박물관에 맡기기로 했다.',
  ];
  const html = `<!doctype html><html><head><meta charset="utf-8"><meta property="og:title" content="사라지는 등대지기의 마지막 겨울"><meta property="og:site_name" content="월간 ${story.publisher}"><title>월간 ${story.publisher} > ${story.title}</title></head><body><div class="mag-top"><a href="/">월간 ${story.publisher}</a></div><div class="mag-view"><hgroup><p class="eyebrow">르포</p><h2>${story.title}</h2><p class="deck">끝섬에서 보낸 사흘</p></hgroup><p class="credit">글 ${story.author} 기자 · 사진 신도담 기자 | ${written(story.date)}</p><div class="mag-body"><p class="lead"><span class="cap">아</span>${body[0]!.slice(1)}</p><p>${body[1]}</p><h4>${body[2]}</h4><p>${body[3]}</p><div class="photo-full"><img src="1.jpg"><small>끝섬 등대의 저녁. 사진 신도담</small></div><p>${body[4]}</p><h4>${body[5]}</h4><p>${body[6]}</p><p>${body[7]}</p><p class="sign">${story.author} 기자 gaon@mag.example</p></div><div class="mag-nav"><a href="/p">← 이전 글</a><a href="/n">다음 글 →</a></div><div class="mag-subs"><h5>정기구독 안내</h5><p>1년 구독하시면 두 달 치를 더 드립니다. 전화로 신청하세요.</p></div></div></body></html>`;
  return htmlCase(
    'feature',
    html,
    { ...truthOf(story, body.join('\n\n')), publisher: `월간 ${story.publisher}` },
    'https://mag.example/view/36',
  );
}

function englishDaily(): PageCase {
  const body = [
    'The southern port of Saesol reopened its second pier on Monday after a storm closed it for 11 days.',
    'Officials said repairs cost 2.4 billion won, about a third less than first estimated. Insurance covers 70 percent of it.',
    '“We worked in three shifts,” said Bae Yeul, who led the crew of 84. “The sea gave us no day off.”',
    'Ferries to Araseom run again from Tuesday. Freight lines follow next week, the port office said in a statement.',
    'Fishermen asked for lower berth fees until spring. The office has yet to answer.',
  ];
  const html = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Saesol reopens pier after storm - The Onnuri Times</title><meta property="og:site_name" content="onnuritimes"><meta property="og:title" content="Saesol reopens pier after storm"><meta property="article:published_time" content="2025-02-03T08:30:00Z"></head><body><div class="header"><div class="logo"><a href="/">The Onnuri Times</a></div><ul class="menu"><li><a href="/nation">Nation</a></li><li><a href="/biz">Biz</a></li></ul></div><div class="view_headline HD">Saesol reopens pier after storm</div><div class="view_sub_head">Ferries run again from Tuesday</div><div class="view_byline"><span>Posted : 2025-02-03 17:30</span><span>Updated : 2025-02-04 09:02</span></div><div class="author_name">By Park Dasom</div><div id="startts" class="view_article"><div class="view_img_div"><img src="p.jpg"><div class="img_caption">Workers check the second pier of Saesol, Monday. Courtesy of Saesol Port Office</div></div>${body.map((text) => `<span>${text}</span><br><br>`).join('\n')}<div class="view_credit">Park Dasom dasom@times.example</div></div><div class="view_tools"><a href="#">Print</a> <a href="#">Share</a></div><div class="view_ranking"><h4>Top 10 Stories</h4><ol><li><a href="/1">Town opens library at night</a></li><li><a href="/2">Bus drivers end strike</a></li></ol></div><div class="footer">Copyright ⓒ The Onnuri Times. All rights reserved.</div></body></html>`;
  return htmlCase(
    'english-daily',
    html,
    {
      title: 'Saesol reopens pier after storm',
      publishedAt: '2025-02-03',
      author: 'Park Dasom',
      publisher: 'onnuritimes',
      body: body.join('\n\n'),
    },
    'https://times.example/view/1',
  );
}

/** A page for telephones that folds its text, with labels of adverts between the paragraphs. */
function foldedMobile(): PageCase {
  const story = storyOf(38, 7);
  const blocks = story.paragraphs.map(
    (text, at) =>
      `<div data-block="text" class="b">${text}</div>${at % 2 === 1 ? '<div class="b"><em>AD</em><a href="/ad"><img src="ad.jpg"><span>겨울 이불 반값 특가</span></a></div>' : ''}`,
  );
  const html = `<!doctype html><html lang="ko"><head><meta charset="utf-8"><title>${story.title}</title>${openGraph(story, 'https://m.fold.example/v/1')}<meta property="og:article:published_time" content="${story.date} 06:00:12"><meta property="og:article:author" content="${story.author} 기자"></head><body><div id="wrap"><div class="m_head"><a href="/">${story.publisher}</a></div><div class="m_tit"><strong>${story.title}</strong></div><div class="m_body" style="max-height:600px;overflow:hidden">${blocks.join('')}</div><button class="fold">기사 더 보기</button><div class="m_rep"><span>${story.author} 기자</span> <a href="/sub">+ 구독</a></div><p class="m_copy">${story.publisher} 무단전재 금지</p><div class="m_list"><b>이 시각 뉴스</b>${teasers(
    38,
    4,
  )
    .map(
      ({ title, paragraphs: [lead] }) =>
        `<a href="/t"><strong>${title}</strong><span>${lead!.slice(0, 40)}…</span></a>`,
    )
    .join('')}</div></div></body></html>`;
  return htmlCase('folded-mobile', html, truthOf(story), 'https://m.fold.example/v/1');
}

/** An editorial: nobody signs it, the date stands on a line of its own. */
function editorial(): PageCase {
  const story = { ...storyOf(39), title: '[사설] 시장의 약속, 이제는 숫자로 답할 때' };
  const body = [
    '누리시가 버스 요금을 올리지 않겠다고 약속한 지 두 해가 지났다. 그사이 적자는 610억 원에서 890억 원으로 불었다.',
    '약속은 지켜야 한다. 그러나 돈이 어디서 나오는지 밝히지 않은 약속은 빚일 뿐이다.',
    '시의회는 지난달 자료를 요구했다. 시는 아직 답하지 않았다. 시민은 숫자를 볼 권리가 있다.',
    '늦지 않았다. 시장은 이달 안에 재정 계획을 내놓아야 한다.',
  ];
  const html = `<html><head><meta charset="utf-8"><title>${story.title} : 오피니언 : ${story.publisher}</title></head><body><dl id="page"><dt><a href="/"><b>${story.publisher}</b></a></dt><dd class="path">홈 &gt; 오피니언 &gt; 사설</dd><dd><h2>${story.title}</h2><p>${written(story.date)} 화요일</p><p>${body.join('</p><p>')}</p></dd><dd class="tools"><a href="#">인쇄</a> | <a href="#">메일</a> | <a href="#">스크랩</a></dd><dd><b>다른 사설</b><ul><li><a href="/1">[사설] 눈 치우는 일에도 순서가 있다</a></li><li><a href="/2">[사설] 도서관은 밤에도 열려야 한다</a></li></ul></dd></dl></body></html>`;
  return htmlCase(
    'editorial',
    html,
    { ...truthOf(story, body.join('\n\n')), author: undefined },
    'https://edit.example/op/39',
  );
}

/** Numbered sections, a quoted post, a correction. */
function listicle(): PageCase {
  const story = { ...storyOf(40), title: '새솔군 겨울 여행지 세 곳' };
  const items = [
    ['1. 달빛 부두', '썰물 때 걸어서 갈 수 있는 작은 섬이 있다. 왕복 40분이 걸린다.'],
    ['2. 느린 기차역', '하루 네 번 서는 역이다. 역 안 찻집은 오전 10시에 문을 연다.'],
    ['3. 바람 언덕', '풍차 세 대가 돈다. 입장료는 2000원이고 아이는 무료다.'],
  ];
  const lead = '새솔군 관광과는 올겨울 가 볼 만한 곳 세 곳을 뽑았다. 지난해 이곳을 찾은 사람은 31만 명이다.';
  const quote = '바람 언덕에서 본 노을을 잊을 수 없어요.';
  const note = '바로잡습니다: 처음 기사에서 입장료를 3000원이라고 썼으나 2000원이어서 고쳤습니다.';
  const html = `<!doctype html><html lang="ko"><head><meta charset="utf-8"><title>${story.title} - ${story.publisher}</title>${openGraph(story, 'https://trip.example/1')}</head><body>${menu(story.publisher)}<div class="post"><table class="post-info"><tr><th>기사 입력</th><td>${dotted(story.date)} 14:00</td><th>글</th><td>${story.author} 기자</td></tr></table><h1 class="post-title">${story.title}</h1><div class="post-body"><p>${lead}</p>${items.map(([head, text]) => `<h3>${head}</h3><p><img src="x.jpg" width="640"></p><p>${text}</p>`).join('')}<blockquote class="twitter-tweet"><p>${quote}</p></blockquote><p><em>${note}</em></p><div class="share-buttons"><a href="#">공유</a></div></div></div>${foot(story.publisher)}</body></html>`;
  return htmlCase(
    'listicle',
    html,
    truthOf(story, [lead, ...items.flat(), quote, note].join('\n\n')),
    'https://trip.example/1',
  );
}

export const later = (): readonly PageCase[] => [
  compiledNames(),
  wrongCharset(),
  pressNotice(),
  sports(),
  wire(),
  feature(),
  englishDaily(),
  foldedMobile(),
  editorial(),
  listicle(),
];
