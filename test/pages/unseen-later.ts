// Eight more pages, written after the reader had been corrected on the sixteen; their news is invented.
import iconv from 'iconv-lite';
import { htmlCase, type PageCase, truthOf } from './case.ts';
import { dotted, storyOf, written } from './stories.ts';

/** An economy paper of today: numbered paragraphs, subtitles, a table of prices, a quiz within the text. */
function numberedParagraphs(): PageCase {
  const story = storyOf(501, 8);
  const [a, b, c, d, ...rest] = story.paragraphs;
  const p = (text: string, at: number): string => `<p refid="${at}">${text}</p>`;
  const html = `<!doctype html><html lang="ko"><head><meta charset="utf-8"><title>${story.title} - ${story.publisher}</title><meta property="og:title" content="${story.title} - ${story.publisher}"><meta property="og:site_name" content="${story.publisher}"><meta property="article:published_time" content="${story.date}T14:20:33+09:00"><meta property="dd:author" content="${story.author}"></head><body><div id="wrap"><header><div class="gnb_area"><a href="/">${story.publisher}</a><ul><li><a href="/stock">증권</a></li><li><a href="/culture">문화</a></li></ul></div></header><main class="contents"><section class="contents type_news_detail"><div class="news_detail_head_group type_none_bg"><div class="txt_group"><p class="category"><a href="/s">경제</a></p><h2 class="news_ttl">${story.title}</h2><div class="sub_ttl"><p>설명회 열고 계획 공개</p></div></div><div class="info_group"><dl class="author"><dt class="screen_out">기자</dt><dd><a href="/j/1">${story.author} 기자</a></dd></dl><div class="time_area"><dl class="registration"><dt>입력 : </dt><dd>${story.date} 14:20:33</dd></dl><dl class="registration"><dt>수정 : </dt><dd>2026-01-02 08:00:00</dd></dl></div></div><ul class="util"><li><button>가</button></li><li><button>공유하기</button></li></ul></div>
<div class="news_detail_body_group"><div class="sec_body"><div class="news_detail_wrap"><div class="news_cnt_detail_wrap" itemprop="articleBody"><div class="midtitle_text"><ul><li>내년까지 새로 짓는다</li><li>예산은 아직</li></ul></div><div class="thumb_area img"><figure><div class="thumb"><img src="1.jpg" alt="사진 확대"></div><figcaption><button>사진 확대</button>공사가 시작될 터. [${story.publisher} DB]</figcaption></figure></div>${p(a!, 1)}${p(b!, 2)}<div class="ad_wrap ad_inarticle"><p>광고</p></div>${p(c!, 3)}<div class="ai_quiz"><button>AI 퀴즈</button></div><p class="mid_title"><b>왜 지금인가</b></p>${p(d!, 4)}${rest.map((text, at) => p(text, at + 5)).join('')}<p>[${story.author} 기자]</p></div></div><div class="feeling_btn_wrap"><p>좋아요 2</p></div><div class="news_relation"><h3>핵심요약 쏙</h3><p>AI 요약은 OpenAI의 최신 기술을 활용해 핵심 내용을 빠르고 정확하게 제공합니다.</p><p>전체 맥락을 이해하려면 기사 본문을 함께 확인하는 것이 좋습니다.</p></div></div></div></section></main><footer><p>Copyright ⓒ ${story.publisher}. All rights reserved. 무단 전재, 재배포 및 AI학습 이용 금지</p></footer></div></body></html>`;
  return htmlCase(
    'numbered-paragraphs',
    html,
    truthOf(story, ['내년까지 새로 짓는다\n예산은 아직', a, b, c, '왜 지금인가', d, ...rest].join('\n\n')),
    'https://www.numbered.example/news/economy/11020304',
  );
}

/** Names that say how things look and nothing else; the text comes once on the page and once in pushed strings. */
function utilityClasses(): PageCase {
  const story = storyOf(502, 7);
  const html = `<!DOCTYPE html><html lang="ko"><head><meta charSet="utf-8"/><title>${story.title}</title><meta property="og:title" content="${story.title}"/><meta property="og:site_name" content="${story.publisher}"/><meta property="og:type" content="article"/><meta property="article:published_time" content="${story.date}T08:00:00+09:00"/></head><body class="bg-white antialiased"><div class="flex flex-col min-h-screen"><div class="sticky top-0 z-50 h-14 border-b flex items-center px-4"><a class="font-bold" href="/">${story.publisher}</a><div class="flex gap-4 ml-6"><a href="/a">동네</a><a href="/b">살림</a><a href="/c">사람</a></div></div><div class="mx-auto w-full max-w-3xl px-4 py-8"><div class="text-sm text-gray-500">동네</div><h1 class="mt-2 text-3xl font-bold">${story.title}</h1><div class="mt-4 flex items-center gap-2 text-sm text-gray-600"><img class="w-8 h-8 rounded-full" src="/a.png" alt="" width="32" height="32"/><span>${story.author} 기자</span><span>·</span><span>${dotted(story.date)}</span><span>·</span><span>3분 읽기</span></div><div class="mt-8 text-lg leading-8">${story.paragraphs.map((text, at) => `<div class="mb-6">${text}</div>${at === 2 ? '<div class="my-8 rounded-xl bg-gray-50 p-6"><div class="font-semibold">매주 수요일 동네 소식을 보내 드려요</div><input class="border" placeholder="이메일 주소"/><button class="bg-black text-white">구독</button></div>' : ''}`).join('')}</div><div class="mt-12 grid grid-cols-2 gap-4"><a class="block" href="/x"><div class="font-semibold">${storyOf(601).title}</div><div class="text-sm">${storyOf(601).paragraphs[0]!.slice(0, 50)}…</div></a><a class="block" href="/y"><div class="font-semibold">${storyOf(602).title}</div><div class="text-sm">${storyOf(602).paragraphs[0]!.slice(0, 50)}…</div></a></div></div><div class="border-t p-8 text-xs text-gray-500"><p>${story.publisher} · 인터넷신문 등록번호 가나 00002 · 발행인 홍달래</p></div></div><script>self.__next_f=self.__next_f||[];self.__next_f.push([1,${JSON.stringify(JSON.stringify({ body: story.paragraphs }))}])</script></body></html>`;
  return htmlCase('utility-classes', html, truthOf(story), 'https://utility.example/p/88');
}

/** A letter to subscribers: buttons between the paragraphs, notes at the foot. */
function letter(): PageCase {
  const story = storyOf(503, 7);
  const [a, b, c, ...rest] = story.paragraphs;
  const p = (text: string): string => `<p>${text}</p>`;
  const data = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    url: 'https://letter.example/p/one',
    headline: story.title,
    datePublished: `${story.date}T22:00:00+09:00`,
    isAccessibleForFree: true,
    author: [{ '@type': 'Person', name: story.author, url: 'https://letter.example/@one' }],
    publisher: { '@type': 'Organization', name: story.publisher },
  };
  const html = `<!DOCTYPE html><html lang="ko"><head><meta charset="utf-8"><title data-rh="true">${story.title}</title><meta property="og:type" content="article"><meta property="og:title" content="${story.title}"><meta name="author" content="${story.author}"><script type="application/ld+json">${JSON.stringify(data)}</script></head><body><div id="entry"><div id="main" class="main typography use-theme-bg"><div class="pencraft topBar"><a href="/">${story.publisher}</a><button>구독하기</button><button>로그인</button></div><div class="single-post-container"><div class="container"><div class="single-post"><article class="typography newsletter-post post"><div class="post-header"><h1 class="post-title published">${story.title}</h1><h3 class="subtitle">한 동네의 큰 공사</h3><div class="pencraft byline-wrapper"><div class="profile-hover-card-target"><a href="/@one">${story.author}</a></div><div class="meta">${written(story.date)}</div></div><div class="post-ufi"><button>12</button><button>공유하기</button></div></div><div class="visibility-check"></div><div><div class="available-content"><div dir="auto" class="body markup">${p(a!)}<div class="captioned-image-container"><figure><a class="image-link" href="1.jpg"><div class="image2-inset"><picture><img src="1.jpg" alt=""></picture></div></a><figcaption class="image-caption">공사가 시작될 터</figcaption></figure></div>${p(b!)}<div class="subscription-widget-wrap-editor"><div class="subscription-widget show-subscribe"><div class="preamble"><p class="cta-caption">이 편지는 독자의 힘으로 나갑니다. 새 편지를 받고 글쓴이를 도우려면 무료나 유료로 구독해 주세요.</p></div><form><input type="email" placeholder="이메일 입력…"><input type="submit" value="구독하기"></form></div></div>${p(c!)}<div><hr></div>${rest.map(p).join('')}<p class="button-wrapper" data-attrs="{}"><a class="button primary" href="/share"><span>이 편지 나누기</span></a></p></div></div></div><div class="post-footer"><button>12</button><h4>이 글을 좋아한 사람들</h4></div></article></div></div></div><div class="comments-page"><h4>답글 2</h4><div class="comment"><p>저희 동네도 같은 공사를 했는데 두 해나 걸렸습니다.</p></div></div><div class="footer"><p>© 2025 ${story.author} · 개인정보 · 약관</p></div></div></div></body></html>`;
  return htmlCase('letter', html, truthOf(story), 'https://letter.example/p/one');
}

/** A portal's blog: each paragraph in a component of its own, each line in a span. */
function components(): PageCase {
  const story = { ...storyOf(504, 6), author: '모래알', title: '동네 도서관 한 바퀴, 하루에 다섯 곳' };
  const text = (line: string): string =>
    `<div class="se-component se-text se-l-default"><div class="se-component-content"><div class="se-section se-section-text se-l-default"><div class="se-module se-module-text"><p class="se-text-paragraph se-text-paragraph-align-" style=""><span style="color:#000000;" class="se-fs- se-ff-">${line}</span></p><p class="se-text-paragraph se-text-paragraph-align-"><span class="se-fs- se-ff-">\u200B</span></p></div></div></div></div>`;
  const [a, b, ...rest] = story.paragraphs;
  const html = `<!DOCTYPE html><html lang="ko"><head><meta charset="UTF-8"><title>${story.title} : 모아블로그</title><meta property="og:title" content="${story.title}"><meta property="og:type" content="article"><meta property="og:site_name" content="모래알의 산책"><meta property="naverblog:nickname" content="모래알"></head><body><div id="whole-border"><div id="blog-gnb"><a href="/">모아블로그</a><a href="/my">내 블로그</a></div><div id="post-area"><div class="wrap_blog2_category"><strong>산책</strong><p>블로그</p><ul><li><a href="/1">봄맞이 대청소</a></li></ul></div><div id="post-view22" class="post-view pcol2 _param(1)"><div class="se-viewer se-theme-default" lang="ko-KR"><div class="se-component se-documentTitle se-l-default"><div class="se-component-content"><div class="blog2_series"><a href="/s">산책</a></div><div class="se-section se-section-documentTitle"><div class="pcol1"><div class="se-module se-module-text se-title-text"><p class="se-text-paragraph"><span class="se-fs- se-ff-">${story.title}</span></p></div></div><div class="blog2_container"><span class="writer"><span class="area_profile"><a href="/p" class="link pcol2"><span class="nick">모래알</span></a></span></span><span class="se_publishDate pcol2">${dotted(story.date).replace(/\.0?/gu, '. ')}. 21:30</span><div class="blog2_post_function"><a href="#">URL 복사</a><a href="#">이웃추가</a><a href="#">본문 기타 기능</a></div></div></div></div></div>
<div class="se-main-container">${text(a!)}<div class="se-component se-image"><div class="se-component-content"><div class="se-module se-module-image"><a href="#" class="se-module-image-link"><img src="1.jpg" alt="" class="se-image-resource"></a></div><div class="se-caption"><p class="se-text-paragraph"><span>첫째 도서관 앞</span></p></div></div></div>${text(b!)}<div class="se-component se-placesMap"><div class="se-module se-module-map-text"><a href="https://map.example"><strong class="se-map-title">언덕마을 도서관</strong><p class="se-map-address">미르시 언덕길 12</p></a></div></div><div class="se-component se-oglink"><div class="se-module se-module-oglink"><a href="https://lib.example" class="se-oglink-info"><div class="se-oglink-info-container"><strong class="se-oglink-title">미르시 도서관 안내</strong><p class="se-oglink-summary">여는 시각과 쉬는 날을 알려 드립니다.</p><p class="se-oglink-url">lib.example</p></div></a></div></div>${rest.map(text).join('')}<div class="se-component se-sticker"><img src="s.png"></div></div></div></div><div class="post_footer_contents"><div class="wrap_tag"><span>#도서관</span><span>#산책</span></div></div><div class="area_sympathy"><a href="#">공감 12</a><a href="#">댓글 3</a></div></div></div></body></html>`;
  return htmlCase(
    'components',
    html,
    { ...truthOf(story), publisher: '모래알의 산책' },
    'https://blog.moa.example/PostView?blogId=moraeal&logNo=22',
  );
}

/** A ministry's page: who made it in a table, files, an open licence. */
function ministry(): PageCase {
  const story = {
    ...storyOf(505, 5),
    title: '도서지역 택배비 지원, 3월부터 두 배로',
    publisher: '정책한마당',
  };
  const html = `<!doctype html><html lang="ko"><head><meta charset="utf-8"><title>${story.title} - 정책뉴스 | 뉴스 | 정책한마당</title><meta property="og:title" content="${story.title}"><meta property="og:site_name" content="정책한마당"></head><body><div class="skipnav"><a href="#container">콘텐츠 영역 바로가기</a></div><header id="header"><div class="gov"><span>이 누리집은 공식 전자정부 누리집입니다.</span></div><h1><a href="/"><img src="l.png" alt="정책한마당"></a></h1></header><main id="container"><div class="article_head"><div class="location"><a href="/">홈</a><a href="/n">뉴스</a><a href="/p">정책뉴스</a></div><h1>${story.title}</h1><h2>섬 주민 1인 연 40만 원까지</h2><div class="info"><span>${dotted(story.date)}</span><span>물류정책실</span></div><div class="utils"><button>글자크기 설정</button><button>인쇄</button><button>목록</button></div></div><div class="article_body"><div class="view_cont">${story.paragraphs.map((text) => `<p style="margin-bottom:20px">${text}</p>`).join('')}<p>* 문의: 물류정책실 생활물류과(044-000-1234)</p></div></div><div class="article_footer"><div class="file_down"><strong>첨부파일</strong><ul><li><a href="/f.hwp">택배비 지원 안내.hwp</a></li><li><a href="/f.pdf">택배비 지원 안내.pdf</a></li></ul></div><div class="opentype"><p>정책한마당의 정책뉴스 자료는 「공공누리 제1유형」 조건에 따라 자유롭게 이용이 가능합니다. 다만, 사진의 경우 제3자에게 저작권이 있으므로 사용할 수 없습니다.</p><p>기사 이용 시에는 출처를 반드시 표기해야 하며, 위반 시 처벌될 수 있습니다.</p></div></div><div class="satisfaction"><p>이 페이지에서 제공하는 정보에 만족하십니까?</p><label><input type="radio">매우만족</label></div></main><footer><address>한빛시 정부길 1</address></footer></body></html>`;
  return htmlCase(
    'ministry',
    html,
    { ...truthOf(story), author: undefined },
    'https://www.policy.example/news/policyNewsView.do?newsId=148900',
  );
}

/** A broadcaster abroad: blocks marked by data attributes, names made by a program. */
function dataBlocks(): PageCase {
  const body = [
    'A river town that lost its only bridge to a flood last spring has opened a new one, built by its own residents in 11 weeks.',
    'The 62-metre footbridge at Solnae opened on Saturday. It cost 48,000 pounds, most of it raised by selling old timber from the bridge that was swept away.',
    '"We were told to wait three years," said Haneul Bae, a carpenter who led the work. "We decided not to."',
    'Why it took so long elsewhere',
    'Two towns upstream are still waiting. Their bridges carry cars, and engineers say that piles of 20 metres will be needed.',
    'The council says it will inspect the new bridge twice a year. It has set a limit of 40 people at a time.',
  ];
  const title = 'Town without a bridge builds its own in 11 weeks';
  const block = (text: string): string =>
    `<div data-component="text-block" class="sc-18fde0d6-0 eeiVGB"><div class="ssrcss-uf6wea-RichTextComponentWrapper"><p class="sc-eb7bd5f6-0 fYAfXe">${text}</p></div></div>`;
  const data = {
    '@context': 'http://schema.org',
    '@type': 'ReportageNewsArticle',
    url: 'https://www.isles.example/news/articles/c1',
    headline: title,
    datePublished: '2025-05-04T06:12:40.000Z',
    publisher: { '@type': 'NewsMediaOrganization', name: 'Isles News' },
    author: { '@type': 'NewsMediaOrganization', name: 'Isles News' },
  };
  const html = `<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>${title} - Isles News</title><meta property="og:title" content="${title}"><meta property="og:site_name" content="Isles News"><script type="application/ld+json">${JSON.stringify(data)}</script></head><body><div id="__next"><a href="#main-content" class="sc-skip">Skip to content</a><header class="sc-1 hdr"><nav><a href="/news">News</a><a href="/sport">Sport</a></nav></header><main id="main-content" class="sc-6 main"><article class="sc-a"><div data-component="headline-block" class="sc-1"><h1 class="sc-f98">${title}</h1></div><div data-component="byline-block" class="sc-2"><div class="sc-3"><time datetime="2025-05-04T06:12:40.000Z">8 hours ago</time></div><div class="sc-4"><div><span class="sc-5">Jo Marrow</span><div class="sc-6"><span>Rivers correspondent</span></div></div></div><button>Share</button><button>Save</button></div><figure><div data-component="image-block"><img src="1.jpg" alt="A bridge"><span>Solnae Council</span></div><div data-component="caption-block"><figcaption>The bridge was lifted into place by hand</figcaption></div></figure>${block(body[0]!)}${block(body[1]!)}<div data-component="ad-slot"><p>Advertisement</p></div>${block(body[2]!)}<div data-component="subheadline-block" class="sc-7"><h2 class="sc-8">${body[3]}</h2></div>${block(body[4]!)}<div data-component="links-block"><h2>More like this</h2><ul><li><a href="/c2">The ferry that runs on tides</a></li><li><a href="/c3">Why timber is cheap this year</a></li></ul></div>${block(body[5]!)}<div data-component="tags-block"><a href="/t">Rivers</a><a href="/u">Bridges</a></div></article><section data-component="vermont-section"><h2>Related</h2><a href="/c4"><h3>Flood maps redrawn after wet spring</h3><p>Some 4,000 homes have been added to the areas at risk.</p></a></section></main><footer><p>Copyright © 2025 Isles. The Isles is not responsible for the content of external sites.</p></footer></div></body></html>`;
  return htmlCase(
    'data-blocks',
    html,
    {
      title,
      publishedAt: '2025-05-04',
      author: 'Jo Marrow',
      publisher: 'Isles News',
      body: body.join('\n\n'),
    },
    'https://www.isles.example/news/articles/c1',
  );
}

/** A portal of long ago: CP949, misspelt names, the paper's name beside the date. */
function oldPortal(): PageCase {
  const story = storyOf(507, 7);
  const html = `<!DOCTYPE html><html lang="ko"><head><meta http-equiv="Content-Type" content="text/html; charset=euc-kr"><title>${story.title} : 모아 뉴스</title><meta property="og:title" content="${story.title} : 모아 뉴스"><meta property="og:site_name" content="모아 뉴스"></head><body><div id="GnbWrap"><a href="/">모아</a><ul><li><a href="/recent">최신뉴스</a></li><li><a href="/rank">랭킹뉴스</a></li></ul></div><div id="ArticlContainer"><div class="articleHead"><p class="articleMedia"><a href="/medium"><img src="m.gif" alt="${story.publisher}"></a></p><h1 class="articleSubecjt">${story.title}</h1><p class="articleInfo"><span class="link"><a href="/medium">${story.publisher}</a></span><span class="txt">원문</span><span class="firstDate">기사전송 <em>${story.date} 10:31</em></span><span class="lastDate">최종수정 <em>${story.date} 11:02</em></span></p></div><div id="articleView"><div id="RealArtcContents" class="ArticleDetail"><div id="realArtcContents"><center><p class="caption" style="position:relative"><img src="1.jpg"><span class="txt">공사가 시작될 터</span></p></center>[${story.publisher} ${story.author} 기자] ${story.paragraphs.join('<br/><br/>')}<br/><br/>${story.author} 기자 gaon@moa.example<br/><br/>&lt;ⓒ ${story.publisher}, 무단 전재 및 재배포 금지&gt;</div></div></div><div class="articleEtc"><p>이 기사의 저작권은 ${story.publisher}에 있습니다.</p></div><div id="cmtWrap"><h3>댓글 2</h3><p>버스도 늘려 주면 좋겠습니다.</p></div><div id="rightColumn"><h3>오늘의 주요뉴스</h3><ul><li><a href="/r1">${storyOf(603).title}</a></li><li><a href="/r2">${storyOf(604).title}</a></li></ul></div></div></body></html>`;
  return {
    name: 'old-portal',
    bytes: iconv.encode(html, 'cp949'),
    contentType: 'text/html; charset=euc-kr',
    url: 'https://news.moa.example/view/20250101n00001',
    truth: truthOf(story),
  };
}

/** A sports paper: captions with marks under each picture, a table of results, bylines at both ends. */
function sportsPaper(): PageCase {
  const title = '한빛 시티, 다온에 3대 1 역전승…6연승';
  const body = [
    '한빛 시티가 먼저 골을 내주고도 세 골을 몰아넣어 여섯 경기를 내리 이겼다.',
    '한빛은 19일 홈에서 열린 15라운드에서 다온 유나이티드를 3-1로 눌렀다. 승점 34로 선두를 지켰다.',
    '전반 11분 만에 골을 내줬지만 38분 윤슬아의 헤더로 균형을 맞췄다. 후반에는 서한결이 두 골을 더했다.',
    '팀 | 경기 | 승점\n한빛 시티 | 15 | 34\n새솔 FC | 15 | 31\n다온 유나이티드 | 15 | 22',
    '배도담 감독은 "먼저 내줘도 흔들리지 않는 것이 달라진 점"이라고 평가했다.',
    '한빛은 26일 새솔 FC와 선두를 다툰다. 두 팀의 승점 차는 3이다.',
  ];
  const rows = body[3]!
    .split('\n')
    .map(
      (row) =>
        `<tr>${row
          .split(' | ')
          .map((cell) => `<td>${cell}</td>`)
          .join('')}</tr>`,
    )
    .join('');
  const html = `<!DOCTYPE html><html lang="ko"><head><meta charset="utf-8"><title>${title} - 아라스포츠</title><meta property="og:title" content="${title}"><meta property="og:site_name" content="아라스포츠"><meta name="author" content="아라스포츠"></head><body><header><a href="/">아라스포츠</a><a href="/soccer">축구</a><a href="/baseball">야구</a></header><div class="cont_left_article"><div class="area_title"><h3>${title}</h3><p class="info">조은별 기자<br>기사입력 2025-06-19 22:11 | 최종수정 2025-06-19 23:40</p></div><div class="news_text"><div id="articleBody" class="article"><font class="article"><div align="center"><img src="1.jpg" border="0"></div><div align="center" class="cap">▲ 골을 넣고 달려가는 서한결. 한빛종합운동장｜오보람 기자</div><br>[아라스포츠 조은별 기자] ${body[0]}<br><br>${body[1]}<br><br>${body[2]}<br><br><table border="1">${rows}</table><br><br><div align="center"><img src="2.jpg"></div>▲ 관중석을 메운 팬들. 사진=한빛 시티<br><br>${body[4]}<br><br>${body[5]}<br><br>한빛종합운동장｜조은별 기자 star@arasports.example<br><br><a href="/hot">[아라스포츠 핫포토] 오늘의 골</a><br>- Copyrights ⓒ 아라스포츠, 무단 전재 및 재배포 금지 -</font></div></div><div class="today_hot"><h4>핫 뉴스</h4><ul><li><a href="/1">새솔 FC, 새 골키퍼 데려왔다</a></li><li><a href="/2">다온, 감독 대행으로 간다</a></li></ul></div></div></body></html>`;
  return htmlCase(
    'sports-paper',
    html,
    {
      title,
      publishedAt: '2025-06-19',
      author: '조은별',
      publisher: '아라스포츠',
      body: body.join('\n\n'),
    },
    'https://sports.ara.example/article/2025061901',
  );
}

export const unseenLater = (): readonly PageCase[] => [
  numberedParagraphs(),
  utilityClasses(),
  letter(),
  components(),
  ministry(),
  dataBlocks(),
  oldPortal(),
  sportsPaper(),
];
