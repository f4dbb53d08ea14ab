// Pages laid out as broadcasters, blogs, magazines, wires of press releases and English editions lay theirs out; their news is invented.
import { htmlCase, type PageCase } from './case.ts';

/** A broadcaster: who speaks in brackets, those who filmed after the text, how to reach the newsroom. */
function broadcaster(): PageCase {
  const title = '바닷길 열리는 사흘, 너울섬에 3만 명 몰렸다';
  const body = [
    '[앵커]',
    '일 년에 사흘, 바다가 갈라지며 섬까지 길이 나는 곳이 있습니다.',
    '올해는 지난해보다 두 배 많은 사람이 걸어서 섬에 들어갔습니다.',
    '도가람 기자가 다녀왔습니다.',
    '[리포트]',
    '물이 빠지자 폭 30미터, 길이 1.8킬로미터의 길이 드러납니다.',
    '장화를 신은 사람들이 조심조심 바다 한가운데를 걷습니다.',
    '[구슬비/너울시 샛골 : "아이한테 보여 주려고 새벽 네 시에 출발했어요. 발밑에 조개가 보여요."]',
    '사흘 동안 섬을 찾은 사람은 3만 1200명, 섬 주민의 190배입니다.',
    '한꺼번에 몰리다 보니 화장실은 한 시간을 기다려야 했습니다.',
    '물결군은 내년부터 하루 8천 명까지만 예약을 받기로 했습니다.',
    '[표은솔/물결군 섬관광팀장 : "길이 열리는 두 시간에 사람이 몰려서요. 나눠 들어오시도록 하겠습니다."]',
    '다음 바닷길은 내년 3월 20일 새벽에 열립니다.',
    '물빛뉴스 도가람입니다.',
  ];
  const html = `<!DOCTYPE html><html lang="ko"><head><meta charset="utf-8"><title>${title} | 물빛뉴스</title><meta property="og:title" content="${title}"><meta property="og:site_name" content="물빛뉴스"><meta property="og:type" content="article"><meta name="twitter:card" content="player">
<script>var newsCode='8120041';var title='${title}';</script></head><body><div id="wrap"><header class="main-header"><a class="logo" href="/"><img src="/l.svg" alt="물빛뉴스"></a><ul class="gnb"><li><a href="/9">9시 뉴스</a></li><li><a href="/morning">아침 뉴스광장</a></li><li><a href="/replay">다시보기</a></li></ul></header>
<div class="content-wrap view"><div class="view-headline view-box"><h4 class="headline-title">${title}</h4><div class="dates"><em class="input-date">입력 2025.04.01 (21:27)</em><em class="update-date">수정 2025.04.01 (22:02)</em></div><div class="btns"><button>읽어주기 기능은 크롬기반의 브라우저에서만 사용하실 수 있습니다.</button></div></div>
<div class="view-body"><div class="view-contents"><div class="view-article"><div class="video-wrap"><div id="JW_PLAYER" class="player"></div><button class="btn-fix">동영상 고정 취소</button><p class="view-count">조회수 4,102회</p></div>
<div id="cont_newstext" class="detail-body font-size"><div class="landing-caption landing-type1"><div class="img-area"><img src="/1.jpg" alt=""></div></div>${body.slice(0, 7).join('<br /><br />')}<br /><br />${body.slice(7, 9).join('<br /><br />')}<br /><br /><div class="inline-ad"><iframe title="광고"></iframe></div>${body.slice(9).join('<br /><br />')}<br /><br />촬영기자:노을하/영상편집:문가을/그래픽:하예린<br /><br /></div>
<div class="report-box"><p><strong>■ 제보하기</strong><br>▷ 카카오톡 : '물빛제보' 검색, 채널 추가<br>▷ 전화 : 02-000-4444<br>▷ 이메일 : jebo@mulbit.example<br>▷ 유튜브, 두레, 온빛에서도 물빛뉴스를 구독해주세요!</p></div>
<div class="view-tag"><a href="/t1">#바닷길</a><a href="/t2">#너울섬</a></div></div>
<ul class="relation-news"><li><a href="/1"><p class="tit">너울섬 배편, 하루 두 번 는다</p></a></li></ul>
<div class="reporter-info"><div class="photo"><img src="r.jpg" alt="도가람"></div><p class="name">도가람</p><p class="mail">garam@mulbit.example</p><p>도가람 기자의 기사 모음</p></div>
<div class="like"><h5>이 기사가 좋으셨다면</h5><ul><li>좋아요 0</li><li>응원해요 0</li><li>후속 원해요 0</li></ul></div><div class="notice"><p>이 기사에 대한 의견을 남겨주세요.</p></div></div></div></div><footer><p>물결군 두레면 방송로 1 | 대표전화 02-000-4400 | ⓒ MB Corp. 이 사이트에 게재된 기사를 제작자의 허락없이 무단전재하는 것을 금합니다.</p></footer></div></body></html>`;
  return htmlCase(
    'broadcaster',
    html,
    {
      title,
      publishedAt: '2025-04-01',
      author: '도가람',
      publisher: '물빛뉴스',
      body: body.join('\n\n'),
    },
    'https://news.mulbit.example/news/pc/view/view.do?ncd=8120041',
  );
}

/** An old broadcaster: no heading in words; the title is drawn, and said only by the image's alternative. */
function drawnTitle(): PageCase {
  const title = '물에 잠긴 다리, 보름 만에 다시 열려';
  const body = [
    '지난달 큰비로 물에 잠겼던 두레교가 보름 만에 다시 열렸습니다.',
    '물결군은 다리 밑에 쌓인 흙 4천 톤을 걷어내고 오늘 오전 6시부터 차를 다니게 했습니다.',
    '다만 10톤이 넘는 트럭은 안전 검사가 끝나는 20일까지 다닐 수 없습니다.',
    '다리가 막혀 있던 동안 주민 800여 명은 23킬로미터를 돌아 다녀야 했습니다.',
    '군은 다리를 2미터 높이는 공사를 내년에 시작하기로 했습니다.',
  ];
  const html = `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"><html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>너울방송 뉴스</title><script type="text/javascript" src="/js/common.js"></script></head>
<body><div id="header"><a href="/"><img src="/img/ci.gif" alt="너울방송" /></a><ul><li><a href="/tv"><img src="/img/m1.gif" alt="TV" /></a></li><li><a href="/radio"><img src="/img/m2.gif" alt="라디오" /></a></li><li><a href="/news"><img src="/img/m3.gif" alt="뉴스" /></a></li></ul></div>
<div id="contents"><div id="left"><h2><img src="/img/left_news.gif" alt="뉴스" /></h2><ul><li><a href="/n/1">전체뉴스</a></li><li><a href="/n/2">지역뉴스</a></li><li><a href="/n/3">뉴스제보</a></li></ul></div>
<div id="center"><div class="view_head"><h3><img src="/newstitle/20120806_11.gif" alt="${title}" /></h3><p class="info"><span class="date">방송일 2012-08-06 (월)</span> <span class="writer">노을하 기자</span> <a href="#"><img src="/img/btn_print.gif" alt="인쇄" /></a> <a href="#"><img src="/img/btn_scrap.gif" alt="스크랩" /></a></p></div>
<div class="movie"><object width="480" height="360"><param name="src" value="mms://vod.example/1.wmv" /><embed src="mms://vod.example/1.wmv" /></object><p>동영상이 보이지 않으면 재생기를 설치하세요.</p></div>
<div class="text_area">${body.join('<br />\n<br />\n')}<br />\n<br />\n</div>
<div class="btn_area"><a href="/list"><img src="/img/btn_list.gif" alt="목록" /></a></div>
<table class="prevnext" summary="이전글과 다음글"><tr><th>이전글</th><td><a href="/n/10">너울시 물놀이장 다섯 곳 문 열어</a></td></tr><tr><th>다음글</th><td><a href="/n/12">솔내읍 옥수수 축제 9일 개막</a></td></tr></table></div>
<div id="right"><h4><img src="/img/best.gif" alt="많이 본 뉴스" /></h4><ol><li><a href="/n/b1">바지락 값 두 배로 올라</a></li><li><a href="/n/b2">두레면 고추밭에 탄저병</a></li></ol></div></div>
<div id="footer"><address>물결군 두레면 방송로 7 (주)너울방송 Tel 02-000-7000</address><p>Copyright NB all rights reserved.</p></div></body></html>`;
  return htmlCase(
    'drawn-title',
    html,
    {
      title,
      publishedAt: '2012-08-06',
      author: '노을하',
      publisher: '너울방송',
      body: body.join('\n\n'),
    },
    'http://www.neoultv.example/news/view.php?seq=11',
  );
}

/** A blog: cards of other pages, a quotation, a table, other entries of the same category. */
function blog(): PageCase {
  const title = '물결군 버스로만 한 바퀴, 이틀 여행기';
  const body = [
    '차 없이 물결군을 한 바퀴 돌 수 있을까. 지난 토요일과 일요일에 버스만 타고 돌아 봤다. 버스는 모두 아홉 번 탔고 차비는 1만2600원이 들었다.',
    '첫째 날: 두레역에서 너울만까지',
    '두레역 앞에서 아침 7시 40분 버스를 탔다. 손님은 나까지 넷이었다. 기사님이 종점까지 가느냐고 물었다.',
    '너울만에 내리니 썰물이었다. 갯벌 위로 난 나무 길을 40분쯤 걸었다. 길 끝의 찻집은 11시에 문을 연다.',
    '막차는 다섯 시 반이에요. 놓치면 택시도 안 와요.',
    '찻집 주인의 말대로 막차는 정말 다섯 시 반에 왔다. 민박은 4만 원이었고 저녁으로 김국이 나왔다.',
    '둘째 날: 솔내읍 장터',
    '솔내읍 장은 3일과 8일에 선다. 마침 8일이었다. 배추전 한 장에 2000원, 국수 한 그릇에 5000원이었다.',
    '버스 | 차비 | 기다린 시간\n두레역~너울만 | 1800원 | 5분\n너울만~솔내읍 | 3100원 | 55분',
    '가장 오래 기다린 것은 너울만에서 솔내읍으로 가는 버스였다. 하루 세 번뿐이니 시간표를 꼭 사진으로 찍어 두자.',
  ];
  const [a, h1, b, c, quote, d, h2, e, table, f] = body;
  const p = (text: string): string => `<p data-ke-size="size16">${text}</p>`;
  const rows = table!
    .split('\n')
    .map(
      (row) =>
        `<tr>${row
          .split(' | ')
          .map((cell) => `<td style="width: 33.3333%;">${cell}</td>`)
          .join('')}</tr>`,
    )
    .join('');
  const html = `<!DOCTYPE html><html lang="ko"><head><meta charset="UTF-8"><title>${title}</title><meta property="og:type" content="article"><meta property="og:url" content="https://snail.blog.example/61"><meta property="og.article.author" content="느린달팽이"><meta property="og:site_name" content="달팽이 수첩"><meta property="og:title" content="${title}"><meta name="by" content="느린달팽이"><meta property="og:description" content="차 없이 물결군을 한 바퀴 돌 수 있을까."><meta property="article:published_time" content="2025-03-10T23:14:05+09:00"><meta name="article:section" content="여행">
<script type="application/ld+json">{"@context":"http://schema.org","@type":"BlogPosting","mainEntityOfPage":{"@id":"https://snail.blog.example/61","name":null},"url":"https://snail.blog.example/61","headline":"${title}","description":"차 없이 물결군을 한 바퀴 돌 수 있을까.","author":{"@type":"Person","name":"느린달팽이","logo":null},"image":{"@type":"ImageObject","url":"https://img.blog.example/1","width":"800px","height":"800px"},"datePublished":"2025-03-10T23:14:05+09:00","dateModified":"2025-03-11T07:00:00+09:00","publisher":{"@type":"Organization","name":"BLOGS","logo":{"@type":"ImageObject","url":"https://t.blog.example/l.png"}}}</script></head>
<body id="tt-body-page" class="layout-aside-right paging-number"><div id="acc-nav"><a href="#content">본문 바로가기</a></div><div id="wrap"><header id="header"><div class="inner"><h1><a href="/">달팽이 수첩</a></h1><div class="util"><input type="text" placeholder="검색내용을 입력하세요."></div></div></header><aside id="aside" class="sidebar"><div class="profile"><img src="me.png" alt="프로필사진"><p>차 없이 다닙니다.</p></div><nav><ul class="category_list"><li><a href="/category/%EC%97%AC%ED%96%89">여행 (24)</a></li><li><a href="/category/b">밥상 (11)</a></li></ul></nav><div class="tags"><h2>태그</h2><a href="/tag/1">버스</a> <a href="/tag/2">갯벌</a></div><div class="count"><h2>전체 방문자</h2><p>오늘 31</p><p>어제 44</p></div></aside>
<main id="main"><div class="area-main"><div class="article-header"><div class="inner-article-header"><div class="box-meta"><p class="category">여행</p><h2 class="title-article">${title}</h2><div class="box-info"><span class="author">느린달팽이</span><span class="date">2025. 3. 10. 23:14</span></div></div></div></div>
<div class="article-view"><div class="revenue_unit_wrap"><div class="revenue_unit_item adsense responsive"><ins class="adsbygoogle"></ins></div></div>
<div class="tt_article_useless_p_margin contents_style">${p(a!)}<p data-ke-size="size16">&nbsp;</p><figure class="imageblock alignCenter" data-ke-mobilestyle="widthOrigin"><span data-url="1.jpg"><img src="1.jpg" width="1280" height="960"></span><figcaption>두레역 앞 정류장</figcaption></figure><h3 data-ke-size="size23">${h1}</h3>${p(b!)}<p data-ke-size="size16">&nbsp;</p>${p(c!)}
<figure id="og_17" contenteditable="false" data-ke-type="opengraph" data-ke-align="alignCenter" data-og-type="website" data-og-title="너울만 갯벌 나무 길 안내" data-og-host="tour.example"><a href="https://tour.example/17" target="_blank" rel="noopener"><div class="og-image">&nbsp;</div><div class="og-text"><p class="og-title" data-ke-size="size16">너울만 갯벌 나무 길 안내</p><p class="og-desc" data-ke-size="size16">물때표를 먼저 보고 오세요. 만조에는 길이 잠깁니다.</p><p class="og-host" data-ke-size="size16">tour.example</p></div></a></figure>
<blockquote data-ke-style="style2">${quote}</blockquote>${p(d!)}<hr contenteditable="false" data-ke-type="horizontalRule" data-ke-style="style5" /><h3 data-ke-size="size23">${h2}</h3>${p(e!)}<table style="border-collapse: collapse; width: 100%;" border="1" data-ke-align="alignLeft"><tbody>${rows}</tbody></table>${p(f!)}</div>
<div class="container_postbtn #post_button_group"><div class="postbtn_like"><div class="wrap_btn"><button class="btn_post uoc-icon"><span class="txt_like uoc-count">7</span></button></div><button class="btn_menu_toolbar">공유하기</button><div class="wrap_btn_etc"><button>게시글 관리</button></div></div><div data-tistory-react-app="SupportButton"></div><a class="link_ccl"><em>저작자표시</em> <em>비영리</em> <em>변경금지</em></a></div>
<div class="another_category another_category_color_gray"><h4>'<a href="/category/c">여행</a>' 카테고리의 다른 글</h4><table><tr><th><a href="/58">솔내천을 따라 걷는 세 시간</a>&nbsp;&nbsp;<span>(2)</span></th><td>2025.02.11</td></tr><tr><th><a href="/52">눈 오는 날의 두레역</a>&nbsp;&nbsp;<span>(0)</span></th><td>2025.01.30</td></tr></table></div></div>
<div class="article-tag"><h3 class="title-sidebar">태그</h3><div class="box-tag"><a href="/tag/1">버스여행</a>, <a href="/tag/2">뚜벅이</a></div></div><div class="article-related"><h3>관련글</h3><ul><li><a href="/58"><span class="title">솔내천을 따라 걷는 세 시간</span></a></li></ul></div>
<div class="article-reply"><div class="area-reply"><h3>댓글<span>2</span></h3><ul class="list_comment"><li><div class="info"><span class="name">모래알</span><span class="date">2025.03.11 08:20</span></div><p class="text">저도 지난해에 다녀왔는데 찻집이 그대로라니 반갑네요. 배추전 꼭 먹어 볼게요.</p></li></ul><textarea placeholder="여러분의 소중한 댓글을 입력해주세요."></textarea></div></div></div></main><footer id="footer"><p>DESIGN BY 누군가</p></footer></div></body></html>`;
  return htmlCase(
    'blog',
    html,
    {
      title,
      publishedAt: '2025-03-10',
      author: '느린달팽이',
      publisher: '달팽이 수첩',
      body: body.join('\n\n'),
    },
    'https://snail.blog.example/61',
  );
}

/** A magazine: a large first letter, sentences of the text pulled out of it, a box about who wrote it. */
function magazine(): PageCase {
  const title = '종이 지도를 그리는 마지막 사람';
  const body = [
    '구슬비 씨의 책상에는 컴퓨터가 없다. 자와 펜촉, 그리고 돋보기 두 개가 전부다. 그는 마흔두 해째 손으로 지도를 그린다.',
    '물결군의 등산 지도는 모두 그의 손에서 나왔다. 지도 한 장을 그리는 데 넉 달이 걸린다. 먼저 산을 열두 번 오르고 그다음에 선을 긋는다.',
    '길은 발이 기억합니다. 손은 그걸 받아 적을 뿐이에요.',
    '그가 처음 그린 지도는 1983년의 솔내읍 지도다. 값은 300원이었고 2000장이 팔렸다. 지금 그 지도는 군 박물관에 있다.',
    '선 하나에 담긴 것',
    '위성 사진이 있는데 왜 손으로 그리느냐는 물음을 그는 수없이 들었다. 대답은 늘 같다. 사진은 모든 것을 보여 주지만 지도는 골라서 보여 준다는 것이다.',
    '그의 지도에는 샘터가 있고 비를 피할 바위가 있다. 여름에 뱀이 나오는 돌밭에는 작은 세모를 그려 둔다.',
    '제자는 없다. 배우겠다는 사람이 둘 왔으나 모두 첫 겨울을 넘기지 못했다. 그는 서운하지 않다고 했다.',
  ];
  const [a, b, quote, c, head, d, e, f] = body;
  const data = {
    '@context': 'https://schema.org',
    '@graph': [
      {
        '@type': 'Article',
        '@id': 'https://nadeuri.example/map/#article',
        isPartOf: { '@id': 'https://nadeuri.example/map/' },
        author: { name: '문가을', '@id': 'https://nadeuri.example/#/schema/person/1' },
        headline: title,
        datePublished: '2025-06-30T22:00:00+00:00',
        dateModified: '2025-07-03T01:00:00+00:00',
        wordCount: 310,
        publisher: { '@id': 'https://nadeuri.example/#organization' },
        articleSection: ['사람'],
        inLanguage: 'ko-KR',
      },
      {
        '@type': 'WebPage',
        '@id': 'https://nadeuri.example/map/',
        name: `${title} - 월간 나들이`,
        datePublished: '2025-06-30T22:00:00+00:00',
      },
      { '@type': 'WebSite', '@id': 'https://nadeuri.example/#website', name: '월간 나들이' },
      {
        '@type': 'Organization',
        '@id': 'https://nadeuri.example/#organization',
        name: '월간 나들이',
      },
      { '@type': 'Person', '@id': 'https://nadeuri.example/#/schema/person/1', name: '문가을' },
    ],
  };
  const html = `<!DOCTYPE html><html lang="ko-KR"><head><meta charset="UTF-8"><title>${title} - 월간 나들이</title><link rel="canonical" href="https://nadeuri.example/map/"><meta property="og:locale" content="ko_KR"><meta property="og:type" content="article"><meta property="og:title" content="${title} - 월간 나들이"><meta property="og:site_name" content="월간 나들이"><meta property="article:published_time" content="2025-06-30T22:00:00+00:00"><meta name="author" content="문가을"><meta name="twitter:label1" content="글쓴이"><meta name="twitter:data1" content="문가을"><meta name="twitter:label2" content="예상 되는 판독 시간"><meta name="twitter:data2" content="2분"><script type="application/ld+json" class="yoast-schema-graph">${JSON.stringify(data)}</script><meta name="generator" content="WordPress 6.8.1"></head>
<body class="wp-singular post-template-default single single-post wp-embed-responsive"><a class="skip-link screen-reader-text" href="#content">콘텐츠로 건너뛰기</a><div id="page" class="hfeed site"><header id="masthead" class="site-header"><p class="site-title"><a href="/" rel="home">월간 나들이</a></p><nav class="main-navigation"><ul id="primary-menu" class="menu"><li class="menu-item"><a href="/people">사람</a></li><li class="menu-item"><a href="/road">길</a></li><li class="menu-item"><a href="/subscribe">정기구독</a></li></ul></nav></header>
<div id="content" class="site-content"><main id="main" class="site-main"><article id="post-771" class="post-771 post type-post status-publish format-standard has-post-thumbnail hentry category-people"><header class="entry-header"><div class="entry-meta"><span class="cat-links"><a href="/people" rel="category tag">사람</a></span></div><h1 class="entry-title">${title}</h1><div class="entry-meta"><span class="posted-on"><time class="entry-date published" datetime="2025-07-01T07:00:00+09:00">2025년 7월 1일</time></span><span class="byline"> 글쓴이 <span class="author vcard"><a class="url fn n" href="/author/1">문가을</a></span></span></div></header>
<div class="post-thumbnail"><img src="/hero.jpg" class="wp-post-image" alt=""><span class="credit">사진 하예린</span></div>
<div class="entry-content"><p class="has-drop-cap">${a}</p>
<p>${b}</p>
<blockquote class="wp-block-quote"><p>${quote}</p></blockquote>
<figure class="wp-block-image size-large"><img src="/2.jpg" alt="" class="wp-image-772"><figcaption class="wp-element-caption">구슬비 씨가 쓰는 펜촉. 1961년에 만든 것이다. 사진 하예린</figcaption></figure>
<p>${c}</p>
<figure class="wp-block-pullquote"><blockquote><p>${d!.split('. ')[2]!}</p></blockquote></figure>
<h2 class="wp-block-heading">${head}</h2>
<p>${d}</p>
<div class="wp-block-group subscribe-inline"><p><strong>월간 나들이를 집에서 받아 보세요</strong></p><p>1년 정기구독 7만 2000원, 첫 호는 무료입니다.</p><div class="wp-block-buttons"><div class="wp-block-button"><a class="wp-block-button__link" href="/subscribe">구독 신청</a></div></div></div>
<p>${e}</p>
<aside class="pullquote">여름에 뱀이 나오는 돌밭에는 작은 세모를 그려 둔다.</aside>
<p>${f}</p>
<div class="author-box"><div class="author-avatar"><img src="w.jpg" alt="문가을"></div><div class="author-info"><h4 class="author-name">문가을</h4><p class="author-bio">월간 나들이 편집위원. 사라지는 일과 그 일을 하는 사람을 찾아다닌다. 책 『마지막 우체통』을 썼다.</p></div></div>
<div class="sharedaddy sd-sharing-enabled"><div class="robots-nocontent sd-block sd-social"><h3 class="sd-title">이것을 공유:</h3><div class="sd-content"><ul><li><a href="#">새 창에서 X에 공유하기</a></li><li><a href="#">새 창에서 인쇄하기</a></li></ul></div></div></div><div id="jp-relatedposts" class="jp-relatedposts"><h3 class="jp-relatedposts-headline"><em>관련</em></h3></div></div>
<footer class="entry-footer"><span class="tags-links">태그: <a href="/tag/a" rel="tag">지도</a>, <a href="/tag/b" rel="tag">장인</a></span></footer></article>
<nav class="navigation post-navigation"><h2 class="screen-reader-text">글 내비게이션</h2><div class="nav-links"><div class="nav-previous"><a href="/p" rel="prev">물때를 읽는 사람들</a></div></div></nav><div id="comments" class="comments-area"><h3 id="reply-title" class="comment-reply-title">댓글 남기기</h3><p class="comment-notes">이메일 주소는 공개되지 않습니다. 필수 필드는 *로 표시됩니다</p></div></main></div><footer id="colophon" class="site-footer"><p>월간 나들이 · 발행 나들이출판 · © 2025</p></footer></div></body></html>`;
  return htmlCase(
    'magazine',
    html,
    {
      title,
      publishedAt: '2025-07-01',
      author: '문가을',
      publisher: '월간 나들이',
      body: body.join('\n\n'),
    },
    'https://nadeuri.example/map/',
  );
}

/** A wire that carries press releases: a dateline with dashes, whom to call, who pays. */
function releases(): PageCase {
  const title = '샛별전지, 버린 배터리에서 리튬 93% 되찾는 공정 공개';
  const body = [
    '샛별전지가 버려진 배터리에서 리튬의 93%를 되찾는 공정을 공개했다. 지금까지 이 회사의 회수율은 81%였다.',
    '새 공정은 물로 씻어 내는 단계를 세 번에서 한 번으로 줄였다. 쓰는 물은 1톤에 12㎥에서 5㎥로 준다.',
    '공정의 특징은 다음과 같다.',
    '섭씨 60도에서 움직여 전기를 적게 쓴다\n산 대신 소금물을 쓴다\n한 번에 800㎏까지 넣을 수 있다',
    '샛별전지는 2026년 2분기에 너울시 공장에 이 공정을 들인다. 한 해에 처리하는 양은 6000톤이다.',
    '노을하 샛별전지 기술이사는 “버려진 배터리는 도시의 광산”이라며 “2027년에는 코발트까지 함께 되찾겠다”고 말했다.',
    '샛별전지 소개',
    '샛별전지는 2011년 세워진 배터리 재활용 기업이다. 너울시와 물결군에 공장 두 곳이 있으며 직원은 340명이다.',
  ];
  const [a, b, c, list, d, e, about, f] = body;
  const html = `<!DOCTYPE html><html lang="ko"><head><meta charset="utf-8"><title>${title} - 두레와이어</title><meta name="author" content="샛별전지"><meta property="og:type" content="article"><meta property="og:title" content="${title}"><meta property="og:site_name" content="두레와이어"><meta property="article:published_time" content="2025-11-04T09:00:00+09:00"></head>
<body><div id="app"><header><div class="header_logo"><a href="/"><img src="/l.svg" alt="두레와이어"></a></div><nav><ul><li><a href="/?md=A01">보도자료</a></li><li><a href="/service">서비스 안내</a></li><li><a href="/join">회원가입</a></li></ul></nav></header>
<main><div class="news-detail"><div class="left"><a href="/newsroom/sb" class="company_logo"><img src="sb.png" alt="샛별전지 Logo"></a><h1 class="news-title">${title}</h1><h2 class="news-subtitle">물은 절반 아래로, 2026년 2분기 너울시 공장에</h2><div class="date"><span>2025-11-04 09:00</span></div><div class="share"><a href="#">페이스북</a><a href="#">링크 복사</a></div>
<div class="article_column"><figure class="photo"><a href="/photo/1"><img src="1.jpg" alt="샛별전지 연구원이 새 공정을 살피고 있다"></a><figcaption>샛별전지 연구원이 새 공정을 살피고 있다</figcaption></figure>
<p>너울--(<a href="/">두레와이어</a>)--${a}</p><p>${b}</p><p>${c}</p><ul>${list!
    .split('\n')
    .map((item) => `<li>${item}</li>`)
    .join(
      '',
    )}</ul><p>${d}</p><p>${e}</p><p><strong>${about}</strong></p><p>${f}</p><p>웹사이트: <a href="https://saetbyeol.example" rel="nofollow">https://saetbyeol.example</a></p></div>
<div class="contact"><h3>연락처</h3><p>샛별전지<br>홍보팀<br>표은솔 과장<br>02-000-5520<br><a href="#">이메일 보내기</a></p></div><div class="disclaimer"><p>이 뉴스는 기업·기관·단체가 두레와이어를 통해 배포한 보도자료입니다.</p><a href="/guide">배포 안내 &gt;</a></div><div class="info"><h3>뉴스</h3><dl><dt>분야</dt><dd>에너지/환경</dd><dt>지역</dt><dd>너울</dd></dl></div>
<div class="more"><h3>샛별전지의 전체 보도자료 보기</h3><ul><li><a href="/m1">샛별전지, 물결군에 두 번째 공장 준공</a><span>2025-03-12 10:00</span></li></ul></div></div>
<div class="right"><h3>최신 보도자료</h3><ul><li><a href="/r1">한뼘출판사, 그림책 잔치 연다</a></li><li><a href="/r2">도토리소프트, 회계 프로그램 새 판 내놔</a></li></ul></div></div></main><footer><p>두레와이어는 제보자가 쉽게 기자와 독자에게 정보를 전할 수 있도록 돕습니다.</p></footer></div></body></html>`;
  return htmlCase(
    'releases',
    html,
    {
      title,
      publishedAt: '2025-11-04',
      author: '샛별전지',
      publisher: '두레와이어',
      body: body.join('\n\n'),
    },
    'https://www.duraewire.example/newsRead.php?no=1019920',
  );
}

/** The English edition of a paper: a dateline, links to other stories, an end mark. */
function englishEdition(): PageCase {
  const title = 'Mulgyeol County to pay farmers who leave water in winter fields';
  const body = [
    'Mulgyeol County will pay rice farmers who keep their fields flooded over the winter, officials said Monday, in a bid to bring back migrating cranes.',
    'Under the plan, farmers receive 450,000 won ($310) for each hectare left under water from December to the end of February. The county has set aside 900 million won.',
    '"A dry field feeds nobody in January," said Pyo Eun-sol, who heads the county’s wetland office. "A wet one feeds four hundred birds."',
    'Lessons from next door',
    'Neighboring Neoul City tried the same in 2021. The number of cranes there rose from 38 to 164 within three winters, according to a survey by the city.',
    'Not everyone is pleased. Some farmers say that wet soil delays spring plowing by about two weeks.',
    'The county will review the payments in April 2027.',
  ];
  const [a, b, c, head, d, e, f] = body;
  const html = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${title} - The Mulgyeol Herald</title><meta property="og:title" content="${title} - The Mulgyeol Herald"><meta property="og:site_name" content="The Mulgyeol Herald"><meta property="og:type" content="article"><meta name="description" content="Mulgyeol County will pay rice farmers"></head>
<body><div class="skip"><a href="#main">Skip to main content</a></div><header class="hd"><a href="/"><img src="/logo.svg" alt="The Mulgyeol Herald"></a><ul class="nav"><li><a href="/national">National</a></li><li><a href="/business">Business</a></li><li><a href="/life">Life&amp;Culture</a></li><li><a href="/opinion">Opinion</a></li></ul><a href="/subscribe">Subscribe</a></header>
<div id="main" class="news_view"><div class="news_title_area"><p class="cate"><a href="/social">Social Affairs</a></p><h1 class="news_title">${title}</h1><p class="news_byline"><a href="/reporter/2">By Do Ga-ram</a></p><p class="news_date">Published : Dec. 8, 2025 - 15:42:10</p><p class="news_date">Updated : Dec. 9, 2025 - 09:05:31</p><ul class="sns"><li><a href="#">Link copied</a></li><li><button>Facebook</button></li><li><button>Text size</button></li></ul></div>
<div class="news_content"><article class="article-body" itemprop="articleBody"><figure class="img"><img src="/1.jpg" alt="Cranes"><figcaption>Cranes rest on a flooded field in Duraemyeon, Mulgyeol County, Nov. 30. (Mulgyeol County)</figcaption></figure><p>SOLNAE, Dec. 8 (Onbit) -- ${a}</p><p>${b}</p><p><strong>Read more: </strong><a href="/view/1">Why Neoul City drained its reservoir</a></p><p>${c}</p><div class="ad_wrap"><span>Advertisement</span><div id="div-gpt-ad-1"></div></div><p><b>${head}</b></p><p>${d}</p><div class="newsletter_box"><h4>Morning Brief</h4><p>Get the day’s top stories in your inbox. Sign up for our free newsletter.</p><input type="email" placeholder="Your email"><button>Sign up</button></div><p>${e}</p><p>${f}</p><p>garam@herald.example</p><p>(END)</p></article>
<div class="copyright"><p>Copyright ⓒ The Mulgyeol Herald. All Rights Reserved.</p></div><div class="reporter"><strong>Do Ga-ram</strong><p>Covers farms and rivers.</p><a href="/r">More articles by this writer</a></div></div>
<section class="most"><h3>Most Read</h3><ol><li><a href="/m1">Night buses return to Neoul City</a></li><li><a href="/m2">Electric ferries ordered for three islands</a></li></ol></section></div><footer><p>Address : 9, Bangsong-ro, Mulgyeol | Publisher : Hong Dal-rae</p></footer></body></html>`;
  return htmlCase(
    'english-edition',
    html,
    {
      title,
      publishedAt: '2025-12-08',
      author: 'Do Ga-ram',
      publisher: 'The Mulgyeol Herald',
      body: body.join('\n\n'),
    },
    'https://www.herald.example/article/10629931',
  );
}

export const unseenOthers = (): readonly PageCase[] => [
  broadcaster(),
  drawnTitle(),
  blog(),
  magazine(),
  releases(),
  englishEdition(),
];
