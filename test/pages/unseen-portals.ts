// Pages laid out as portals and pages for quick loading are; their news is invented.
import { htmlCase, type PageCase } from './case.ts';

/** A portal on a telephone: breaks for paragraphs, a box within the text, a table, calls to subscribe. */
function portalMobile(): PageCase {
  const title = "너울시 버스 요금 200원 오른다…환승 할인은 '그대로'";
  const body = [
    '3월 1일 첫차부터 적용\n어린이는 계속 무료',
    '너울시 시내버스 요금이 3월 1일부터 200원 오른다. 어른이 카드로 낼 때 1300원에서 1500원이 된다.',
    '너울시는 17일 물가대책위원회를 열어 이런 안을 확정했다고 밝혔다. 요금이 오르는 것은 6년 만이다.',
    '갈아탈 때 30분 안에는 값을 더 받지 않는 환승 할인은 그대로 둔다. 열두 살 아래 어린이는 지금처럼 무료다.',
    '구분 | 지금 | 3월부터\n어른 | 1300원 | 1500원\n청소년 | 900원 | 1000원\n어린이 | 무료 | 무료',
    '■ 적자 메우기엔 모자라',
    '버스 회사 다섯 곳의 지난해 적자는 모두 214억원이다. 시는 이번 인상으로 한 해 63억원이 더 걷힐 것으로 본다.',
    '표은솔 너울시 교통국장은 “나머지는 시가 메울 수밖에 없다”며 “첫차 시각을 20분 앞당기는 일도 함께 추진한다”고 말했다.',
    '시민들의 의견은 엇갈렸다. 노을하(44)씨는 “배차가 늘어난다면 받아들일 수 있다”고 했다. 구슬비(19)씨는 “하루 두 번 타면 한 달에 만 원이 더 든다”고 했다.',
  ];
  const [deck, a, b, c, table, sub, d, e, f] = body;
  const rows = table!
    .split('\n')
    .map(
      (row) =>
        `<tr>${row
          .split(' | ')
          .map((cell) => `<td>${cell}</td>`)
          .join('')}</tr>`,
    )
    .join('');
  const html = `<!doctype html>
<html lang="ko" data-useragent="mobile"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} : 두레 뉴스</title>
<meta property="og:title" content="${title}"><meta property="og:type" content="article"><meta property="og:url" content="https://n.news.durae.example/mnews/article/881/0000417205"><meta property="og:article:author" content="너울경제 | 두레"><meta name="twitter:card" content="summary_large_image"><meta name="twitter:site" content="두레 뉴스"><meta name="twitter:creator" content="너울경제"><meta property="og:description" content="3월 1일 첫차부터 적용 어린이는 계속 무료 너울시 시내버스 요금이">
</head><body class="ko"><div class="u_skip"><a href="#ct">본문 바로가기</a></div>
<header class="Nlnb"><div class="Nlnb_in"><h1 class="Nlnb_logo"><a href="https://www.durae.example"><span class="blind">두레</span></a><a href="https://news.durae.example"><span class="blind">뉴스</span></a></h1></div><nav><ul><li class="Nlist_item"><a href="/econ">경제</a></li><li class="Nlist_item"><a href="/sports">스포츠</a></li><li class="Nlist_item"><a href="/weather">날씨</a></li></ul></nav></header>
<div id="ct_wrap"><main id="ct" class="newsct"><div class="media_end_head go_trans"><div class="media_end_head_top _LAZY_LOADING_WRAP"><a href="https://media.durae.example/press/881" class="media_end_head_top_logo"><img src="l.png" width="80" alt="너울경제" title="너울경제" class="media_end_head_top_logo_img light_type"><img src="d.png" alt="너울경제" class="media_end_head_top_logo_img dark_type"></a><div class="media_end_head_top_channel"><a href="#" class="media_end_head_top_channel_layer_text"><strong>너울경제</strong> 주요뉴스를 더 빨리 만나보세요</a><button><span>구독</span></button></div></div>
<div class="media_end_head_title"><h2 id="title_area" class="media_end_head_headline"><span>${title}</span></h2></div>
<div class="media_end_head_info nv_notrans"><div class="media_end_head_info_datestamp"><div class="media_end_head_info_datestamp_bunch"><em class="media_end_head_info_datestamp_term">입력</em><span class="media_end_head_info_datestamp_time _ARTICLE_DATE_TIME" data-date-time="2025-02-17 18:03:11">2025.02.17. 오후 6:03</span></div><div class="media_end_head_info_datestamp_bunch"><em class="media_end_head_info_datestamp_term">수정</em><span class="media_end_head_info_datestamp_time _ARTICLE_MODIFY_DATE_TIME" data-modify-date-time="2025-02-17 20:40:02">2025.02.17. 오후 8:40</span></div><a href="https://www.neoulecon.example/1" class="media_end_head_origin_link">기사원문</a></div><div class="media_end_head_journalist"><button class="media_end_head_journalist_box"><em class="media_end_head_journalist_name">도가람 기자</em></button></div></div>
<div class="media_end_head_function"><div class="media_end_head_autosummary"><a href="#"><span class="media_end_head_autosummary_text">본문 요약봇</span></a><div class="media_end_head_autosummary_layer"><strong>텍스트 음성 변환 서비스 사용하기</strong><p>성별</p><p>말하기 속도</p><p>이동 통신망을 이용하여 음성을 재생하면 별도의 데이터 통화료가 부과될 수 있습니다.</p></div></div><button>글자 크기 변경하기</button><button>SNS 보내기</button><button>인쇄하기</button></div></div>
<div id="contents" class="newsct_body"><div id="newsct_article" class="newsct_article _article_body"><article id="dic_area" class="go_trans _article_content"><strong style="display:block;overflow:hidden;position:relative;margin:33px 20px 10px 3px;padding-left:11px;font-weight:bold;border-left:2px solid #141414">${deck!.replace('\n', '<br>')}</strong><span class="end_photo_org"><div class="nbd_im_w _LAZY_LOADING_WRAP"><div class="nbd_a _LAZY_LOADING_ERROR_HIDE" id="img_a1"><img id="img1" data-src="https://img.durae.example/1.jpg" class="_LAZY_LOADING"></div><em class="img_desc">너울역 앞 정류장. [사진=너울시]</em></div></span>[너울경제 도가람 기자] ${a}<br><br>${b}<div class="vod_player_wrap _VIDEO_AREA_WRAP"><div class="_VOD_PLAYER_WRAP"><span class="blind">동영상 재생</span></div></div><br><br>${c}<br><br><div class="nbd_table"><table><tbody>${rows}</tbody></table></div><br><br><b>${sub}</b><br><br>${d}<br><br><div class="highlightBlock" style="margin-top:17px"><a href="https://n.news.durae.example/mnews/article/881/0000417001" target="_blank">너울시 마을버스, 빈자리 알려주는 앱 나온다</a></div><br><br>${e}<br><br>${f}<br><br>도가람 기자 garam@neoulecon.example<br><br>▶ <a href="https://media.durae.example/press/881" target="_blank">두레에서 '너울경제' 구독하기</a><br>▶ <a href="https://www.neoulecon.example/letter" target="_blank">아침마다 받는 경제 편지 '한 뼘 경제'</a><br><br>ⓒ 너울경제, 무단 전재 및 재배포 금지</article></div>
<div class="byline"><p class="byline_p"><span class="byline_s">도가람 기자(garam@neoulecon.example)</span></p></div><div class="copyright"><p class="c_text">Copyright ⓒ 너울경제. All rights reserved. 무단 전재 및 재배포 금지.</p></div><div class="media_end_categorize"><p>이 기사는 언론사에서 <em class="media_end_categorize_item">경제</em> 섹션으로 분류했습니다.</p><button>기사 섹션 분류 안내</button><p>기사의 섹션 정보는 해당 언론사의 분류를 따르고 있습니다. 언론사는 개별 기사를 2개 이상 섹션으로 중복 분류할 수 있습니다.</p></div></div>
<div class="media_end_linked"><a href="/p" class="media_end_linked_link"><strong>빠르고 정확한 경제 뉴스</strong></a><div class="media_journalistcard"><em class="media_journalistcard_summary_name_text">도가람 기자</em><p>길 위의 돈을 셉니다. 너울시 교통을 다룹니다.</p></div></div>
<div class="_reaction"><h3>이 기사를 추천합니다</h3><p>기사 추천은 24시간 내 50회까지 참여할 수 있습니다.</p><span>쏠쏠정보 3</span><span>흥미진진 0</span></div><div class="ends_addition"><h3>너울경제 헤드라인</h3><ul><li><a href="/1">물결조선, 전기 나룻배 8척 수주</a></li><li><a href="/2">솔내 배 수출길 열렸다</a></li></ul></div></main></div>
<footer><p>본 콘텐츠의 저작권은 제공처 또는 두레에 있으며, 이를 무단 이용하는 경우 저작권법 등에 따라 법적 책임을 질 수 있습니다.</p></footer></body></html>`;
  return htmlCase(
    'portal-mobile',
    html,
    {
      title,
      publishedAt: '2025-02-17',
      author: '도가람',
      publisher: '너울경제',
      body: body.join('\n\n'),
    },
    'https://n.news.durae.example/mnews/article/881/0000417205?sid=101',
  );
}

/** Another portal: sections with their own attributes, the paper's name in two meta elements. */
function portalSections(): PageCase {
  const title = '물결군 보건소, 밤 11시까지 문 연다';
  const body = [
    '물결군 보건소가 새달부터 평일 밤 11시까지 진료한다. 의사 두 사람과 간호사 네 사람이 저녁 당번을 선다.',
    '군에는 병원이 세 곳 있으나 모두 저녁 6시면 문을 닫는다. 지난해 밤에 다친 주민 1430명이 50㎞ 떨어진 너울시까지 갔다.',
    '“아이가 밤에 열이 나면 차부터 알아봐야 했어요. 이제는 걸어갈 수 있습니다.”',
    '두 아이를 키우는 문가을(36)씨의 말이다. 군이 지난여름 벌인 조사에서 주민 열에 여덟이 밤 진료를 첫째로 꼽았다.',
    '약국이 문제다',
    '처방을 받아도 약을 살 곳이 없다는 점은 숙제로 남았다. 보건소에서 가장 가까운 약국은 저녁 8시에 닫는다.',
    '군은 약국 두 곳과 돌아가며 문을 여는 방안을 협의하고 있다. 늦어도 12월 15일까지 결론을 내겠다고 했다.',
  ];
  const p = (text: string, at: number): string => `<p dmcf-pid="aB${at}xQ" dmcf-ptype="general">${text}</p>`;
  const [a, b, quote, c, sub, d, e] = body;
  const html = `<!doctype html><html lang="ko"><head><meta charset="utf-8"><title>${title}</title><meta property="og:title" content="${title}"><meta property="og:type" content="article"><meta property="og:site_name" content="두레뉴스"><meta property="og:article:author" content="솔바람신문"><meta property="og:regDate" content="20251118201533"><meta property="article:media_name" content="솔바람신문"><meta property="article:service_name" content="Durae"><meta property="article:pc_service_url" content="https://v.durae.example/v/20251118201533120"></head>
<body><div id="kakaoIndex"><a href="#kakaoBody">본문 바로가기</a><a href="#kakaoGnb">메뉴 바로가기</a></div><div id="kakaoWrap" class="contents_default view_pc"><header id="kakaoHead"><h1 class="doc-title"><a href="https://news.durae.example/"><span class="ir_wa">두레뉴스</span></a></h1><nav id="kakaoGnb"><ul><li><a href="/home">홈</a></li><li><a href="/society">사회</a></li><li><a href="/live">라이브</a></li></ul></nav></header>
<div id="kakaoContent"><div class="section_head"><div class="head_view"><em class="info_cp"><a href="https://v.durae.example/channel/55" class="link_cp"><img class="thumb_g" src="s.png" alt="솔바람신문"></a></em><h3 class="tit_view" data-translation="true">${title}</h3><div class="info_view"><span class="txt_info">하예린</span><span class="txt_info">입력 <span class="num_date">2025. 11. 18. 20:15</span></span><span class="txt_info">수정 <span class="num_date">2025. 11. 18. 20:35</span></span><button class="btn_comment"><span class="num_cmt">12</span>개</button></div><div class="util_view"><button>번역 설정</button><strong class="tit_layer">Translated by 두레봇</strong><p>글씨크기 조절하기</p><button>인쇄하기</button></div></div></div>
<div class="main-content"><article id="mArticle"><div class="news_view fs_type1" data-cloud-area="article"><div class="article_view" data-translation-body="true" data-tiara="본문"><section dmcf-sid="aBz0q1"><figure dmcf-pid="f1" dmcf-ptype="figure" class="figure_frm origin_fig"><p class="link_figure"><img alt="물결군 보건소. 물결군 제공" class="thumb_g_article" src="1.jpg"></p><figcaption class="txt_caption default_figure">물결군 보건소. 물결군 제공</figcaption></figure>
${p(a!, 1)}
${p(b!, 2)}
<blockquote dmcf-pid="q1" dmcf-ptype="blockquote2" class="talkquotation">${quote}</blockquote>
${p(c!, 3)}
<h4 dmcf-pid="h1" dmcf-ptype="h3">${sub}</h4>
${p(d!, 4)}
<div class="ad_body2" dmcf-ptype="ad"></div>
${p(e!, 5)}
<p dmcf-pid="aB6xQ" dmcf-ptype="general">하예린 기자 yerin@solbaram.example</p>
<p dmcf-pid="aB7xQ" dmcf-ptype="general">▶<a href="https://www.solbaram.example/1">[솔바람] 밤에도 아픈 사람들을 위하여</a></p>
</section></div></div>
<div class="box_copyright"><p class="txt_copyright">Copyright © 솔바람신문. All rights reserved. 무단 전재, 재배포 및 AI학습 이용 금지.</p></div><div class="foot_view"><div class="box_channel"><strong>솔바람신문</strong><p>시골의 오늘을 적습니다</p><button>채널 추가</button></div><div class="emotion"><strong>이 뉴스 어땠나요?</strong><p>추천해요 5 좋아요 1 감동이에요 0</p></div></div></article></div>
<aside><div class="box_g"><strong class="tit_g">솔바람신문에서 직접 확인하세요. 해당 언론사로 이동합니다.</strong><ul><li><a href="/a1">두레면 첫 여성 이장</a></li><li><a href="/a2">솔내천에 수달이 돌아왔다</a></li></ul></div></aside></div>
<footer><small>이 콘텐츠의 저작권은 제공처 또는 두레에 있습니다.</small></footer></div></body></html>`;
  return htmlCase(
    'portal-sections',
    html,
    {
      title,
      publishedAt: '2025-11-18',
      author: '하예린',
      publisher: '솔바람신문',
      body: body.join('\n\n'),
    },
    'https://v.durae.example/v/20251118201533120',
  );
}

/** A page for quick loading: its own elements, animations that hide the whole body until a script comes. */
function quickPage(): PageCase {
  const title = '두레면 학교 급식, 쌀 열에 일곱은 면에서 난 것';
  const body = [
    '두레면 학교 여섯 곳이 급식에 쓰는 쌀의 70%가 면에서 난 것으로 나타났다. 3년 전에는 22%였다.',
    '면 교육지원청은 5일 이런 내용의 급식 재료 조사를 내놓았다. 채소는 48%, 달걀은 91%가 면에서 났다.',
    '값은 밖에서 들여올 때보다 한 끼에 130원 더 든다. 이 돈은 면과 농협이 절반씩 낸다.',
    '아이들이 남기는 밥도 줄었다. 한 사람이 하루에 남기는 음식은 3년 사이 94g에서 61g이 됐다.',
    '하예린 영양교사는 "누가 길렀는지 이름을 적어 두니 아이들이 먼저 묻는다"고 말했다.',
    '면은 내년에 김치까지 면에서 담글 계획이다. 김장 공장은 오는 6월 두레역 옆에 선다.',
  ];
  const data = {
    '@context': 'http://schema.org',
    '@graph': [
      {
        '@type': 'NewsArticle',
        headline: title,
        datePublished: '2025-12-05T05:00:00.000Z',
        author: [{ '@type': 'Person', name: '도가람 기자' }],
        publisher: { '@type': 'Organization', name: '새참뉴스' },
      },
      {
        '@type': 'BreadcrumbList',
        itemListElement: [{ '@type': 'ListItem', position: 1, name: '교육' }],
      },
    ],
  };
  const [a, b, c, ...rest] = body.map((text) => `<p>${text}</p>`);
  const html = `<!doctype html><html ⚡ lang="ko"><head><meta charset="utf-8"><title>${title} - 새참뉴스</title><link rel="canonical" href="https://www.saecham.example/news/2025120501"><script async src="https://cdn.ampproject.example/v0.js"></script><script type="application/ld+json">${JSON.stringify(data)}</script>
<style amp-boilerplate>body{-webkit-animation:-amp-start 8s steps(1,end) 0s 1 normal both;animation:-amp-start 8s steps(1,end) 0s 1 normal both}@-webkit-keyframes -amp-start{from{visibility:hidden}to{visibility:visible}}@keyframes -amp-start{from{visibility:hidden}to{visibility:visible}}</style><noscript><style amp-boilerplate>body{-webkit-animation:none;animation:none}</style></noscript>
<style amp-custom>body{font-family:sans-serif}.headerbar{position:fixed;height:50px}amp-sidebar{width:260px}.related{background:#f4f4f4}</style></head>
<body><header class="headerbar"><div role="button" on="tap:sidebar1.toggle" tabindex="0" class="hamburger">☰</div><a href="/">새참뉴스</a></header><amp-sidebar id="sidebar1" layout="nodisplay" side="left"><ul><li><a href="/edu">교육</a></li><li><a href="/farm">농업</a></li></ul></amp-sidebar>
<main><article class="amp-wp-article"><header class="amp-wp-article-header"><h1 class="amp-wp-title">${title}</h1><div class="amp-wp-meta amp-wp-byline"><span class="amp-wp-author author vcard">도가람 기자</span></div><div class="amp-wp-meta amp-wp-posted-on"><time datetime="2025-12-05T05:00:00+00:00">2025년 12월 5일 14:00</time></div></header>
<amp-social-share type="email"></amp-social-share><amp-social-share type="facebook" data-param-app_id="1"></amp-social-share>
<div class="amp-wp-article-content"><amp-img src="/1.jpg" width="640" height="400" layout="responsive" alt="두레초등학교 급식실"></amp-img><p class="wp-caption-text">두레초등학교 급식실. 사진=두레면</p>${a}${b}<amp-ad width="300" height="250" type="adsense"><div placeholder>광고를 불러오고 있습니다</div></amp-ad>${c}<div class="related"><strong>함께 읽기</strong><amp-list width="auto" height="100" layout="fixed-height" src="/r.json"><template type="amp-mustache"><a href="{{url}}">{{title}}</a></template></amp-list></div>${rest.join('')}<amp-accordion><section expanded><h2>새참뉴스레터</h2><div><p>토요일 아침마다 밭 소식을 보냅니다.</p></div></section></amp-accordion></div>
<footer class="amp-wp-article-footer"><div class="amp-wp-meta amp-wp-tax-tag">태그: <a href="/t/1">급식</a>, <a href="/t/2">쌀</a></div><p class="copy">저작권자 © 새참뉴스 무단전재 및 재배포 금지</p></footer></article></main><amp-analytics type="gtag"><script type="application/json">{"vars":{"title":"다른 제목"}}</script></amp-analytics><footer class="amp-wp-footer"><h2>새참뉴스</h2><a href="#top">맨 위로</a></footer></body></html>`;
  return htmlCase(
    'quick-page',
    html,
    {
      title,
      publishedAt: '2025-12-05',
      author: '도가람',
      publisher: '새참뉴스',
      body: body.join('\n\n'),
    },
    'https://www.saecham.example/amp/news/2025120501',
  );
}

export const unseenPortals = (): readonly PageCase[] => [portalMobile(), portalSections(), quickPage()];
