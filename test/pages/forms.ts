// Pages whose text has a form of its own: live blog, photographs, interview, column, English, lists, broadcast.
import { htmlCase, type PageCase, truthOf } from './case.ts';
import {
  comments,
  foot,
  linkedData,
  menu,
  openGraph,
  paragraphs,
  ranking,
  share,
  sidebar,
  teasers,
} from './furniture.ts';
import { dotted, storyOf, written } from './stories.ts';

function liveBlog(): PageCase {
  const story = { ...storyOf(11), title: '[실시간] 누리시 시장 선거 개표 상황' };
  const entries = [
    ['오후 8시 10분', '누리시 선거관리위원회가 개표를 시작했다. 개표소는 시민체육관 한 곳이다.'],
    ['오후 9시 30분', '개표율 21.4%에서 기호 2번 후보가 1만2040표로 앞서고 있다. 1번 후보와는 903표 차이다.'],
    ['오후 10시 45분', '개표율이 절반을 넘었다. 두 후보의 차이는 412표로 줄었다.'],
    ['오후 11시 52분', '선거관리위원회는 "재검표 요청이 한 건 들어왔다"고 밝혔다. 개표는 예정대로 이어진다.'],
    ['오전 0시 40분', '1번 후보가 처음으로 앞섰다. 개표율 93.8%에서 77표 차이다.'],
  ];
  const data = {
    '@type': 'LiveBlogPosting',
    headline: story.title,
    datePublished: `${story.date}T20:00:00+09:00`,
    author: { name: story.author },
    publisher: { name: story.publisher },
    liveBlogUpdate: entries.map(([time, text]) => ({
      '@type': 'BlogPosting',
      headline: time,
      articleBody: text,
    })),
  };
  const html = `<!doctype html><html lang="ko"><head><meta charset="utf-8"><title>${story.title} | ${story.publisher}</title>${openGraph(story, 'https://live.example/1')}${linkedData(data)}</head><body>${menu(story.publisher)}<main id="main"><h1>${story.title}</h1><p class="updated">마지막 업데이트 2분 전</p>${share()}<div class="live-blog-contents">${entries
    .map(
      ([time, text], at) =>
        `<article class="live-entry" id="e${at}"><h3>${time}</h3><div class="entry-body"><p>${text}</p></div><div class="entry-share"><button>공유</button><a href="#e${at}">링크 복사</a></div></article>`,
    )
    .join('')}</div></main>${sidebar(11)}${foot(story.publisher)}</body></html>`;
  return htmlCase(
    'live-blog',
    html,
    truthOf(story, entries.map(([time, text]) => `${time}\n\n${text}`).join('\n\n')),
    'https://live.example/1',
  );
}

function photographs(): PageCase {
  const story = { ...storyOf(12), title: '[포토] 첫눈 내린 온새미군 들녘' };
  const body = [
    '온새미군에 올겨울 첫눈이 내린 2일 오전 들녘이 하얗게 변했다. 적설량은 오전 9시까지 4.2cm를 기록했다.',
    '기상 관측소는 이번 눈이 평년보다 엿새 늦다고 밝혔다. 눈은 밤까지 1~3cm 더 내릴 전망이다.',
  ];
  const picture = (at: number): string =>
    `<div class="photo_view"><div class="img_wrap"><img src="/p${at}.jpg" width="800"></div><p class="photo_desc">눈 덮인 길 ${at}을 걷는 주민들. ${dotted(story.date)} ${story.author} 기자</p></div>`;
  const html = `<!doctype html><html><head><meta charset="utf-8"><title>${story.title} - ${story.publisher}</title>${openGraph(story, 'https://photo.example/1')}<meta name="pubdate" content="${story.date.replaceAll('-', '')}"></head><body>${menu(story.publisher)}<div class="view_area"><h2 class="title">${story.title}</h2><p class="byline"><span>${story.author} 기자</span></p><div class="article_view">${picture(1)}<p>${body[0]}</p>${picture(2)}${picture(3)}<p>${body[1]}</p>${picture(4)}</div></div>${ranking(12)}${foot(story.publisher)}</body></html>`;
  return htmlCase('photographs', html, truthOf(story, body.join('\n\n')), 'https://photo.example/1');
}

function interview(): PageCase {
  const story = { ...storyOf(13), title: '“작은 도서관이 동네를 바꿉니다” 문예울 관장 인터뷰' };
  const intro =
    '미르시 언덕마을 도서관은 책이 8000권뿐이다. 그런데도 한 달에 2100명이 찾는다. 문예울 관장을 지난 5일 만났다.';
  const talk = [
    [
      '도서관을 시작한 까닭이 궁금합니다.',
      '아이들이 갈 곳이 없었어요. 2016년에 빈 창고를 빌려 책 300권으로 문을 열었습니다.',
    ],
    [
      '가장 어려웠던 때는 언제였나요?',
      '난방비가 밀린 해가 있었습니다. 주민 41명이 돈을 모아 주셨고, 그 덕에 버텼어요.',
    ],
    ['앞으로의 계획을 말씀해 주세요.', '내년 봄에 옥상 열람실을 엽니다. 예산 6000만 원은 이미 마련했습니다.'],
  ];
  const html = `<!doctype html><html><head><meta charset="utf-8"><title>${story.title}</title>${openGraph(story, 'https://talk.example/1')}<meta property="article:published_time" content="${story.date}T00:30:00Z"><meta property="article:author" content="https://talk.example/people/3"><meta property="dable:author" content="${story.author}"></head>
<body>${menu(story.publisher)}<div class="layout"><h1 class="headline">${story.title}</h1><div class="article-text" id="article-text">${intro}<br/><br/>${talk.map(([question, answer]) => `<strong>Q. ${question}</strong><br/>“${answer}”`).join('<br/><br/>\n')}<br/><br/><div class="reporter_area"><img src="r.jpg"><b>${story.author}</b> 사람 이야기를 씁니다.</div></div></div>${sidebar(13)}${foot(story.publisher)}</body></html>`;
  return htmlCase(
    'interview',
    html,
    truthOf(story, [intro, ...talk.map(([question, answer]) => `Q. ${question}\n“${answer}”`)].join('\n\n')),
    'https://talk.example/1',
  );
}

function column(): PageCase {
  const story = { ...storyOf(14), title: '[칼럼] 느린 우체통이 가르쳐 준 것', author: '배시온' };
  const body = [
    '우체통 앞에 서면 시간이 느려진다. 아라군 바닷가의 느린 우체통은 편지를 1년 뒤에 보낸다.',
    '나는 작년 겨울 그곳에서 나에게 편지를 썼다. 무엇을 적었는지 까맣게 잊고 지냈다. 지난주 그 편지가 왔다.',
    '기다림의 값',
    '빠른 것이 늘 옳은가. 택배는 하루 만에 오고 소식은 1초 만에 온다. 그러나 생각은 그렇게 빨리 오지 않는다.',
    '“기다린 편지는 두 번 읽는다”는 말을 우체국 직원에게서 들었다. 그는 32년째 같은 길을 걷는다.',
    '올겨울에도 나는 그 우체통 앞에 서려 한다. 이번에는 조금 길게 쓸 생각이다.',
  ];
  const html = `<!doctype html><html><head><meta charset="utf-8"><title>${story.title} : ${story.publisher}</title><meta property="og:type" content="article"><meta property="og:title" content="[칼럼] 느린 우체통이 가르쳐 준 것 : ${story.publisher}"><meta property="og:site_name" content="${story.publisher}"></head><body>${menu(story.publisher)}
<div class="col-main"><div class="kicker">배시온의 느린 산책</div><h1 class="view-title">${story.title}</h1><span class="dateline">등록 :${story.date} 18:40 | 수정 :2025-12-31 09:00</span><div class="view-content"><div class="columnist"><div class="author-photo"><img src="c.png"></div><p class="author-name">배시온<br>수필가</p></div>
<p><span class="dropcap">우</span>${body[0]!.slice(1)}</p><p>${body[1]}</p><blockquote class="pullquote" aria-hidden="true">지난주 그 편지가 왔다.</blockquote><h3 class="sub">${body[2]}</h3><p>${body[3]}</p><p>${body[4]}</p><p>${body[5]}</p><p>※ 본 칼럼은 외부 필자의 견해로 본지의 편집 방향과 다를 수 있습니다.</p></div>${share()}</div>${comments(14)}${foot(story.publisher)}</body></html>`;
  return htmlCase(
    'column',
    html,
    truthOf(
      story,
      [...body, '※ 본 칼럼은 외부 필자의 견해로 본지의 편집 방향과 다를 수 있습니다.'].join('\n\n'),
    ),
  );
}

function english(): PageCase {
  const body = [
    'HANBIT — The city of Hanbit will replace 120 diesel buses with electric ones by the end of 2027, officials said Tuesday.',
    'The plan costs 48 billion won. About 60% of it comes from the province, according to a budget paper seen by the council.',
    '"We cannot wait another decade," said Moon Jisol, who heads the transport bureau. "Every winter the air gets worse."',
    'Bus companies welcomed the money but warned that only three depots have enough power for fast chargers. A fourth is to open in May.',
    'Riders will not pay more this year. The fare of 1,500 won stays until a review in 2026.',
  ];
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Hanbit to run 120 electric buses by 2027 - The Hanbit Post</title><meta property="og:title" content="Hanbit to run 120 electric buses by 2027"><meta property="og:site_name" content="The Hanbit Post"><meta property="og:type" content="article"></head><body><header><a href="/">The Hanbit Post</a><nav><a href="/n">National</a><a href="/b">Business</a></nav></header>
<main><article><h1>Hanbit to run 120 electric buses by 2027</h1><div class="byline">By <a rel="author" href="/jane">Jane Garam</a></div><time datetime="2025-03-04T18:05:00+09:00">Published : March 4, 2025 - 18:05:00</time><div class="post-content">${body
    .slice(0, 2)
    .map((text) => `<p>${text}</p>`)
    .join('')}<p><a href="/more">Read more: How the province spends its transport money</a></p>${body
    .slice(2)
    .map((text) => `<p>${text}</p>`)
    .join(
      '',
    )}<p>(<a href="mailto:jane@post.example">jane@post.example</a>)</p></div><section class="more-stories"><h2>Most Popular</h2><ul><li><a href="/1">Harbor strike enters second week</a></li><li><a href="/2">School lunches to cost less</a></li></ul></section></article><div class="newsletter-signup"><p>Get our morning briefing in your inbox.</p><input type="email"><button>Sign up</button></div></main><footer>Copyright The Hanbit Post. All rights reserved.</footer></body></html>`;
  return htmlCase('english', html, {
    title: 'Hanbit to run 120 electric buses by 2027',
    publishedAt: '2025-03-04',
    author: 'Jane Garam',
    publisher: 'The Hanbit Post',
    body: body.join('\n\n'),
  });
}

function listsAndTerms(): PageCase {
  const story = { ...storyOf(15), title: '가람OS 3.2 나왔다…SDK와 API 바뀐 점 정리' };
  const body = [
    '가람소프트가 운영체제 가람OS 3.2를 4일 공개했다. 이번 판은 Rust로 다시 쓴 커널과 새 SDK를 담았다.',
    '달라진 점은 다음과 같다.',
    '부팅 시간이 12초에서 7초로 줄었다.\n`connect()` API가 HTTPS만 받는다.\n메모리 2GB 기기도 지원한다.',
    '개발자는 2026년 3월까지 옛 API를 쓸 수 있다. 회사는 "서두르지 않아도 된다"고 설명했다.',
    '내려받기는 공식 누리집에서 할 수 있다.',
  ];
  const html = `<!doctype html><html><head><meta charset="utf-8"><title>${story.title}</title>${openGraph(story, 'https://tech.example/1')}<meta itemprop="datePublished" content="${story.date} 11:11:11"><meta name="author" content="${story.author} 기자(gaon@tech.example)"></head><body>${menu(story.publisher)}<section class="container"><div class="news_head"><h1>${story.title}</h1></div><div id="content"><div class="article-body-content" ><p>${body[0]}</p><p>${body[1]}</p><ul>${body[2]!
    .split('\n')
    .map((item) => `<li>${item.replace(/`(.*?)`/u, '<code>`$1`</code>')}</li>`)
    .join('\n')}</ul><p>${body[3]}</p><p>${body[4]}</p>
<div class="subscribe-box"><h4>테크레터 구독</h4><p>매주 목요일 아침, 가장 쉬운 기술 소식을 받아 보세요.</p><button>구독하기</button></div><p><b>관련기사</b></p><p><a href="/1">가람OS 3.1의 여덟 가지 문제</a></p><p><a href="/2">커널을 다시 쓴 사람들</a></p></div></div></section>${foot(story.publisher)}</body></html>`;
  return htmlCase('lists-and-terms', html, truthOf(story, body.join('\n\n')), 'https://tech.example/1');
}

function longComments(): PageCase {
  const story = storyOf(16, 4);
  const replies = teasers(16, 14)
    .map(
      ({ paragraphs: texts }, at) =>
        `<div class="u_item"><span class="u_nick">바람${at}</span><span class="u_date">${dotted(story.date)} 13:0${at % 10}</span><div class="u_txt">${texts.join(' ')} 제 생각은 이렇습니다.</div><a href="#">답글 ${at}</a> <a href="#">공감 ${at}</a> <a href="#">비공감 0</a></div>`,
    )
    .join('');
  const html = `<!doctype html><html><head><meta charset="utf-8"><title>${story.title} - ${story.publisher}</title>${openGraph(story, 'https://talkative.example/1')}</head><body>${menu(story.publisher)}<div class="news_view"><div class="top"><p class="news_tit">${story.title}</p><span class="date">${written(story.date)} 오후 1시 2분</span><span class="name">${story.author} 기자</span></div><div class="news_txt">${paragraphs(story)}</div><div class="u_wrap" id="replyList"><h4>전체 의견 14</h4>${replies}</div></div>${foot(story.publisher)}</body></html>`;
  return htmlCase('long-comments', html, truthOf(story), 'https://talkative.example/1');
}

/** Text that no reader sees, in every way in which it is hidden. */
function hiddenText(): PageCase {
  const story = storyOf(17, 6);
  const lie = '이 사업의 예산은 모두 9조 원이며 시장은 사퇴했다고 밝혔다.';
  const hide = [
    `<p style="display:none">${lie}</p>`,
    `<p style="visibility: hidden">${lie}</p>`,
    `<p hidden>${lie}</p>`,
    `<div aria-hidden="true"><p>${lie}</p></div>`,
    `<p style="position:absolute; left:-9999px">${lie}</p>`,
    `<p style="font-size:0">${lie}</p>`,
    `<p style="font-size: 0.1px;">${lie}</p>`,
    `<p style="color:#fff;background-color:white">${lie}</p>`,
    `<div bgcolor="#FFFFFF"><font color="#ffffff">${lie}</font></div>`,
    `<p class="gone">${lie}</p>`,
    `<p id="ghost">${lie}</p>`,
    `<!-- ${lie} -->`,
    `<script type="text/plain">${lie}</script>`,
    `<noscript><p>${lie}</p></noscript>`,
    `<template><p>${lie}</p></template>`,
    `<p style="opacity:0">${lie}</p>`,
    `<p style="height:0;overflow:hidden">${lie}</p>`,
    `<p style="text-indent:-9999px">${lie}</p>`,
    `<p style="clip-path: inset(100%)">${lie}</p>`,
    `<p style="DISPLAY : NONE !important">${lie}</p>`,
    `<p style="transform:scale(0)">${lie}</p>`,
    `<span class="sr-only">${lie}</span>`,
    `<p style="color:transparent">${lie}</p>`,
  ];
  const html = `<!doctype html><html><head><meta charset="utf-8"><title>${story.title}</title>${openGraph(story, 'https://ghost.example/1')}<style>/* a */ .gone, .x > .y { display : none } #ghost{visibility:hidden} @media (max-width:600px){ .article-body{display:none} }</style></head><body>${menu(story.publisher)}<h1>${story.title}</h1><div class="meta"><time datetime="${story.date}">${dotted(story.date)}</time> ${story.author} 기자</div><div class="article-body">${story.paragraphs.map((text, at) => `<p>${text}</p>${hide.slice(at * 4, at * 4 + 4).join('\n')}`).join('\n')}</div>${foot(story.publisher)}</body></html>`;
  return htmlCase('hidden-text', html, truthOf(story), 'https://ghost.example/1');
}

function webLog(): PageCase {
  const story = storyOf(18, 7);
  const html = `<!DOCTYPE html><html lang="ko-KR"><head><meta charset="UTF-8"><title>${story.title} &#8211; ${story.publisher}</title><meta property="og:site_name" content="${story.publisher}"><meta property="article:published_time" content="${story.date}T02:00:00+00:00"></head><body class="post-template-default single single-post comments-open"><div id="page" class="site"><header id="masthead" class="site-header"><p class="site-title"><a href="/">${story.publisher}</a></p></header>
<div id="content" class="site-content"><main id="main" class="site-main"><article id="post-9" class="post type-post category-news tag-library"><header class="entry-header"><h1 class="entry-title">${story.title}</h1><div class="entry-meta"><span class="posted-on"><time class="entry-date published" datetime="${story.date}T11:00:00+09:00">${written(story.date)}</time></span><span class="byline"> 글쓴이 <span class="author vcard"><a class="url fn n" href="/a">${story.author}</a></span></span></div></header>
<div class="entry-content">${paragraphs(story)}<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">이 글 공유하기:</h3><ul><li><a href="#">트위터</a></li><li><a href="#">Facebook</a></li></ul></div><div id="jp-relatedposts" class="jp-relatedposts"><h3>관련</h3><p>${teasers(
    18,
    2,
  )
    .map(({ title }) => `<a href="/p">${title}</a>`)
    .join(
      ' ',
    )}</p></div></div><footer class="entry-footer"><span class="tags-links">태그: <a href="/t">도서관</a></span></footer></article>
<nav class="navigation post-navigation"><a href="/prev">이전 글: 시장 이야기</a></nav><div id="comments" class="comments-area"><h2>2개의 답글</h2><ol><li><p>${storyOf(918).paragraphs[0]}</p></li></ol></div></main><aside id="secondary" class="widget-area"><section class="widget"><h2>최근 글</h2><ul><li><a href="/1">아무 글</a></li></ul></section></aside></div></div></body></html>`;
  return htmlCase('web-log', html, truthOf(story));
}

function broadcast(): PageCase {
  const story = { ...storyOf(19), title: '새벽 부두에 안개…배 11척 발 묶여' };
  const body = [
    '[앵커] 새솔군 앞바다에 짙은 안개가 끼어 여객선 11척이 멈췄습니다. 현장을 연결합니다.',
    `[기자] 네, 새솔항 여객 터미널입니다. 오늘 아침 6시부터 가시거리가 200미터 아래로 떨어졌습니다.`,
    '승객 640여 명은 대합실에서 기다리고 있습니다. 항만 당국은 낮 12시쯤 안개가 걷힐 것으로 내다봤습니다.',
    '[승객/섬 주민: 병원에 가야 하는데 언제 뜰지 모른다니 답답하죠.]',
    '뱃길이 열리는 대로 결항한 배부터 차례로 떠날 예정입니다.',
    `지금까지 새솔항에서 ${story.publisher} ${story.author}입니다.`,
  ];
  const html = `<!doctype html><html><head><meta charset="utf-8"><title>${story.title} | ${story.publisher}</title><meta property="og:title" content="${story.title}"><meta property="og:site_name" content="${story.publisher}"></head><body>${menu(story.publisher)}<div class="player_wrap"><video src="v.mp4"></video><p>동영상 고정 취소</p></div><div class="news_title"><h2>${story.title}</h2><div class="info"><span class="reporter">${story.author}</span><span>입력 ${dotted(story.date)} (07:31)</span><span>수정 ${dotted(story.date)} (09:00)</span></div></div>
<div class="detail-body font-size" id="cont_newstext">${body.join('<br><br>')}<br><br>영상편집: 노도담<br><br>■ 제보하기<br>▷ 전화 : 02-000-1234<br>▷ 카카오톡 : '${story.publisher}제보' 검색, 채널 추가<br>▷ 유튜브, 네이버에서도 ${story.publisher}를 구독해 주세요!</div>${ranking(19)}${foot(story.publisher)}</body></html>`;
  return htmlCase('broadcast', html, truthOf(story, body.join('\n\n')));
}

export const forms = (): readonly PageCase[] => [
  liveBlog(),
  photographs(),
  interview(),
  column(),
  english(),
  listsAndTerms(),
  longComments(),
  hiddenText(),
  webLog(),
  broadcast(),
];
