// Pages laid out as small papers, wire services and economy papers lay theirs out; their news is invented.
import iconv from 'iconv-lite';
import { htmlCase, type PageCase } from './case.ts';

/** The system that most small papers rent: links to other stories as lines between the paragraphs. */
function rentedSystem(): PageCase {
  const url = 'https://www.solnae.example/news/articleView.html?idxno=70413';
  const title = '솔내읍 빈집 40채, 공방으로 다시 문 연다';
  const body = [
    '솔내읍에 오래 비어 있던 집 40채가 내년 봄부터 공방과 작은 가게로 쓰인다. 읍은 9일 빈집 주인 27명과 빌려 쓰는 계약을 맺었다고 밝혔다.',
    '집마다 고치는 데 드는 돈은 평균 3100만 원이다. 절반은 군이 내고 나머지는 들어올 사람이 5년에 걸쳐 갚는다.',
    '◇ 주인마다 다른 조건',
    '조건은 집마다 다르다. 표은솔 도시재생팀장은 "10년을 무상으로 내준 주인도 있고 3년만 허락한 주인도 있다"고 설명했다.',
    '신청은 이달 말까지 받는다. 지난달 설명회에는 예상의 두 배인 118명이 왔다.',
    '◇ 물과 전기가 먼저',
    '걸림돌도 있다. 40채 가운데 14채는 상수도가 끊긴 지 10년이 넘었고, 6채는 전봇대에서 300m 넘게 떨어져 있다.',
    '읍은 상수도를 다시 잇는 데만 넉 달이 걸릴 것으로 보고 있다.',
  ];
  const [a, b, c, d, e, f, g, h] = body;
  const html = `<!DOCTYPE html>
<html lang="ko">
<head>
<meta charset="utf-8">
<meta http-equiv="X-UA-Compatible" content="IE=edge">
<title>${title} &lt; 지역 &lt; 뉴스 &lt; 기사본문 - 솔내신문</title>
<meta name="title" content="${title}">
<meta name="description" content="솔내읍에 오래 비어 있던 집 40채가 내년 봄부터 공방과 작은 가게로 쓰인다.">
<meta name="Copyright" content="솔내신문"><meta name="Classification" content="지역">
<meta property="og:type" content="article"><meta property="og:title" content="${title} - 솔내신문"><meta property="og:url" content="${url}"><meta property="og:site_name" content="솔내신문">
<meta property="article:section" content="지역"><meta property="article:published_time" content="2025-10-09T17:41:08+09:00"><meta property="article:modified_time" content="2025-10-10T08:00:00+09:00">
<meta property="og:article:author" content="도가람 기자"><meta property="dable:item_id" content="70413"><meta property="dable:author" content="도가람 기자">
<link rel="canonical" href="${url}">
</head>
<body id="arl-body">
<div id="user-wrap"><header id="user-header"><div class="user-top"><a href="/member/login.html">로그인</a><a href="/com/pdf.html">지면보기</a></div><h1 class="user-logo"><a href="/"><img src="/image/logo/toplogo.png" alt="솔내신문"></a></h1>
<nav id="user-nav"><ul class="dropdown menu"><li><a href="/news/articleList.html?sc_section_code=S1N1">정치</a></li><li><a href="/news/articleList.html?sc_section_code=S1N2">지역</a></li><li><a href="/news/articleList.html?sc_section_code=S1N3">기획특집</a></li></ul></nav></header>
<section id="section-article"><div class="article-wrap"><article class="grid-layout">
<header class="article-view-header"><nav class="breadcrumbs"><a href="/">홈</a> <a href="/n">뉴스</a> <a href="/r">지역</a></nav><h1 class="heading">${title}</h1><h2 class="subheading">읍, 주인 27명과 계약<br>수도·전기 잇기가 과제</h2>
<div class="infomation-wrap"><ul class="infomation"><li><i class="icon-user-o"></i> 기자명 도가람 기자 &nbsp;</li><li><i class="icon-clock-o"></i> 입력 2025.10.09 17:41</li><li>수정 2025.10.10 08:00</li><li><i class="icon-bubble"></i> 댓글 3</li></ul></div>
<div class="tool"><button class="sns-btn">SNS 기사보내기</button><ul class="sns-layer"><li><a href="#fb">페이스북(으)로 기사보내기</a></li><li><a href="#tw">트위터(으)로 기사보내기</a></li><li><a href="#url">URL복사(으)로 기사보내기</a></li></ul><button>이 기사를 공유합니다</button><button>바로가기</button><button>본문 글씨 줄이기</button><button>본문 글씨 키우기</button></div></header>
<div id="snsAnchor" class="article-veiw-wrap"><div class="article-body">
<article id="article-view-content-div" class="article-veiw-body view-page font-size17" itemprop="articleBody">
<div style="text-align:center"><figure class="photo-layout image photo_88 max-width600" data-idxno="88" data-type="photo" style="display:inline-block"><img alt="솔내읍 안길의 빈집." src="/news/photo/202510/88.jpg"><figcaption>솔내읍 안길의 빈집. 내년 봄 도자기 공방이 들어선다. ⓒ솔내신문</figcaption></figure></div>
<p>[솔내=솔내신문] 도가람 기자 = ${a}</p>
<p>${b}</p>
<p>▶ <a href="/news/articleView.html?idxno=70398" target="_blank">두레면 장터, 주말마다 밤에도 연다</a></p>
<p>☞ <a href="/news/articleView.html?idxno=70211" target="_blank">“문 닫은 학교를 도서관으로” 주민 300명 서명</a></p>
<p><strong>${c}</strong></p>
<p>${d}</p>
<div class="ad-template clearfix"><ins class="adsbygoogle" data-ad-slot="1"></ins></div>
<p>${e}</p>
<p>◇ <a href="/news/articleView.html?idxno=69870" target="_blank">빈집에 세금 매기는 군, 어디까지 왔나</a></p>
<p><strong>${f}</strong></p>
<p>${g}</p>
<p>${h}</p>
<p>garam@solnae.example</p>
</article>
<div class="account"><p>솔내신문을 후원해 주세요. 여러분의 정기 후원이 지역 언론을 지킵니다.</p><a href="/support">후원하기</a></div>
<div class="view-copyright">저작권자 © 솔내신문 무단전재 및 재배포 금지</div>
<section class="article-writer"><div class="profile"><strong class="name">도가람 기자</strong><a href="mailto:garam@solnae.example">garam@solnae.example</a><a href="/w">다른기사 보기</a></div></section>
<section class="recommend"><h3>이 기사와 함께 보면 좋은 기사</h3><ul><li><a href="/1">물결군, 해넘이 축제 취소</a></li><li><a href="/2">너울시 버스 노선 12개 조정</a></li></ul></section>
</div></div></article></div>
<aside class="grid sidebar"><h3>많이 본 뉴스</h3><ol><li><a href="/p1">솔내천 다리 다시 놓는다…공사비 90억</a></li><li><a href="/p2">우체국 자리에 아이 돌봄터 생겨</a></li></ol></aside></section>
<section id="replyWrap"><h3>댓글삭제</h3><p>삭제한 댓글은 다시 복구할 수 없습니다. 그래도 삭제하시겠습니까?</p><ul><li>빈집이 아니라 사람이 문제지요. 공방이 몇 해나 갈지 모르겠습니다.</li></ul></section>
<footer id="user-footer"><p>솔내신문 | 등록번호 : 가나 00001 | 발행인 : 홍달래 | 청소년보호책임자 : 홍달래 | 솔내읍 안길 4</p><p>솔내신문 모든 콘텐츠(영상, 기사, 사진)는 저작권법의 보호를 받은바, 무단 전재와 복사, 배포 등을 금합니다.</p></footer></div></body></html>`;
  return htmlCase(
    'rented-system',
    html,
    {
      title,
      publishedAt: '2025-10-09',
      author: '도가람',
      publisher: '솔내신문',
      body: body.join('\n\n'),
    },
    url,
  );
}

/** A wire service: two names in the dateline, boxes between the paragraphs, the address of a film. */
function wireService(): PageCase {
  const title = '너울만 김 양식장 3분의 1, 수온 탓 채묘 열흘 늦춰';
  const body = [
    '어가 212곳 "10월 초로 미뤘다"\n첫 물김 위판도 늦어질 듯',
    '너울만의 김 양식 어가 가운데 3분의 1이 올해 채묘를 열흘 안팎 늦춘 것으로 나타났다.',
    '물결군 수산과는 관내 어가 640곳을 조사한 결과 212곳이 채묘를 10월 초로 미뤘다고 14일 밝혔다. 지난해 같은 조사에서는 71곳이었다.',
    '까닭은 바닷물의 온도다. 지난달 너울만의 평균 수온은 24.3도로, 김 포자를 붙이기에 알맞은 22도를 넘었다.',
    '◇ 품종 바꾸는 어가도',
    '더위에 견디는 품종으로 바꾸는 이들도 늘었다. 구슬비 어촌계장은 "새 품종은 값이 40% 비싸지만 첫 수확을 놓치는 것보다 낫다"고 말했다.',
    '군은 종자 값의 60%를 대 주기로 하고 예산 7억4천만원을 마련했다. 다만 지원은 바다에 시설을 둔 지 3년이 지난 어가만 받을 수 있다.',
    '첫 물김 위판은 예년보다 일주일 늦은 11월 둘째 주에 열릴 전망이다.',
  ];
  const [deck, a, b, c, d, e, f, g] = body;
  const data = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    mainEntityOfPage: { '@type': 'WebPage', '@id': 'https://www.onbit.example/view/AKR20251014000100' },
    headline: title,
    image: ['https://img.onbit.example/1.jpg'],
    datePublished: '2025-10-14T11:02:00+09:00',
    dateModified: '2025-10-14T15:31:00+09:00',
    author: { '@type': 'Organization', name: '온빛통신', url: 'https://www.onbit.example' },
    publisher: {
      '@type': 'Organization',
      name: '온빛통신',
      logo: { '@type': 'ImageObject', url: 'https://img.onbit.example/l.png' },
    },
  };
  const html = `<!doctype html>
<html lang="ko"><head><meta charset="utf-8"><title>${title} | 온빛통신</title>
<meta property="og:type" content="article"><meta property="og:title" content="${title} | 온빛통신"><meta property="og:site_name" content="온빛통신"><meta name="twitter:site" content="@onbit">
<script type="application/ld+json">${JSON.stringify(data)}</script></head>
<body class="article-type01"><div class="wrap"><header class="header-type01"><nav class="nav-gnb01"><ul><li><a href="/politics">정치</a></li><li><a href="/local">전국</a></li><li><a href="/sports">스포츠</a></li></ul></nav></header>
<main id="container"><div class="container533"><div class="content90"><header class="title-article01"><ul class="path01"><li><a href="/">홈</a></li><li><a href="/local">전국</a></li></ul>
<h1 class="tit01">${title}</h1>
<div class="info-text01"><p class="update-time" data-published-time="202510141102"><span class="txt">송고</span>2025-10-14 11:02</p><p class="update-time upt"><span class="txt">수정</span>2025-10-14 15:31</p></div>
<button type="button" class="btn-summary">요약</button><div class="layer-summary"><p>이 뉴스 공유하기</p><p>본문 글자 크기 조정</p></div></header>
<div id="newsWriterCarousel01" class="writer-zone01"><div class="item"><strong class="tit-name"><a href="/reporter/1">하예린</a></strong><span class="tit">기자</span></div><div class="item"><strong class="tit-name"><a href="/reporter/2">문가을</a></strong><span class="tit">기자</span></div></div>
<div class="scroller01" id="articleWrap"><article class="story-news article"><div class="tit-sub"><h2 class="tit">${deck!.replace('\n', '<br>')}</h2></div>
<div class="comp-box photo-group"><figure class="image-zone01"><span class="img"><img src="//img.onbit.example/1.jpg" alt="너울만 김 양식장"></span><figcaption class="txt-desc"><strong class="tit-cap">너울만 김 양식장</strong> [물결군 제공. 재판매 및 DB 금지]</figcaption></figure></div>
<p>(물결·너울=온빛통신) 하예린 문가을 기자 = ${a}</p>
<p>${b}</p>
<aside class="aside-bnr06"><div class="ads-box"><iframe title="광고" src="/ad"></iframe></div></aside>
<p>${c}</p>
<aside class="related-zone rel" data-stype="relation"><h2>관련기사</h2><ul class="list"><li><strong class="tit-news"><a href="/view/1">물결군, 굴 껍데기 재활용 공장 짓는다</a></strong></li></ul></aside>
<p>${d}</p>
<p>${e}</p>
<div class="comp-box graphic-group"><figure><span class="img"><img src="//img.onbit.example/g.jpg" alt="[그래픽] 너울만 월별 수온 변화"></span><figcaption>[그래픽] 너울만 월별 수온 변화<span class="txt">(물결=온빛통신) 표은솔 기자 = 2025.10.14</span></figcaption></figure></div>
<p>${f}</p>
<p><a href="https://video.example/w?v=z81" target="_blank">[https://video.example/w?v=z81]</a></p>
<p>${g}</p>
<p>yerin@onbit.example, gaeul@onbit.example</p>
<p class="txt-copyright adrs"><span class="txt01">제보는 카카오톡 onbitjebo</span>&lt;저작권자(c) 온빛통신, 무단 전재-재배포, AI 학습 및 활용 금지&gt;<span class="pblsh-time">2025/10/14 11:02 송고</span></p></article>
<div class="keyword-zone"><ul class="list-text01"><li><a href="/k1">#김</a></li><li><a href="/k2">#수온</a></li></ul></div><div class="share-zone"><button>기사 좋아요</button><button>댓글 쓰기</button></div></div></div>
<aside class="sidebar01"><section class="box-ranking01"><h2>많이 본 뉴스</h2><ol><li><a href="/h1">너울대교 11월 한 달 야간 통제</a></li><li><a href="/h2">솔내읍 빈집 40채에 공방 들어선다</a></li></ol></section></aside></div></main>
<footer><p>(주)온빛통신 | 대표 홍달래 | 본사 물결군 두레면 2길 9 | ⓒ 2025 Onbit</p></footer></div></body></html>`;
  return htmlCase(
    'wire-service',
    html,
    {
      title,
      publishedAt: '2025-10-14',
      author: '하예린, 문가을',
      publisher: '온빛통신',
      body: body.join('\n\n'),
    },
    'https://www.onbit.example/view/AKR20251014000100?section=local/all',
  );
}

/** An economy paper: no paragraphs but pairs of line breaks, subheads in bold, an advert in the text. */
function economyPaper(): PageCase {
  const title = '물결조선, 전기 나룻배 8척 수주…창사 이래 최대';
  const body = [
    '물결조선이 전기로 움직이는 나룻배 8척을 짓는 일을 따냈다. 금액은 1120억원으로 이 회사가 문을 연 뒤 가장 크다.',
    '물결조선은 21일 너울시 도선공사와 계약을 맺었다고 공시했다. 첫 배는 2027년 3월, 마지막 배는 2028년 말에 넘겨준다.',
    '배 한 척에는 승용차 24대와 사람 190명이 탈 수 있다. 한 번 충전하면 왕복 다섯 번을 오간다.',
    '“값보다 무게로 이겼다”',
    '수주전에는 네 곳이 뛰어들었다. 물결조선이 써낸 값은 두 번째로 쌌지만 선체가 11% 가벼워 높은 점수를 받은 것으로 알려졌다.',
    '노을하 물결조선 사장은 “알루미늄 용접 기술에 6년을 들였다”며 “나룻배에서 쌓은 경험을 순찰선으로 넓히겠다”고 말했다.',
    '주가는 3.4% 내려',
    '시장의 반응은 차분했다. 이날 물결조선 주가는 3.4% 내린 8만1200원에 거래를 마쳤다. 이익률이 5%를 밑돌 것이라는 전망이 나왔기 때문이다.',
    '한 증권사 연구원은 “첫 배를 제때 넘기는지가 다음 계약을 가를 것”이라고 내다봤다.',
  ];
  const [a, b, c, d, e, f, g, h, i] = body;
  const html = `<!DOCTYPE html><html lang="ko"><head><meta charset="UTF-8"><title>${title} | 물결경제</title>
<meta property="og:title" content="${title}"><meta property="og:site_name" content="물결경제"><meta property="og:type" content="article"><meta name="article:published" content="2025-05-21T17:33:12+09:00"><meta property="article:author" content="https://www.facebook.example/mulgyeol"></head>
<body class="article"><div id="wrap"><header id="header"><ul class="gnb"><li><a href="/finance">증권</a></li><li><a href="/realestate">부동산</a></li><li><a href="/industry">산업</a></li></ul><a href="/mygate">구독신청</a></header>
<div id="container"><div class="contents"><article class="article-wrap"><h1 class="headline">${title}</h1>
<div class="article-info"><div class="article-timestamp"><div class="datetime"><span class="item"><em>입력</em><span class="txt-date">2025.05.21 17:33</span></span><span class="item"><em>수정</em><span class="txt-date">2025.05.22 01:10</span></span><span class="item"><em>지면</em><span class="txt-date">A14</span></span></div></div><div class="author"><a class="item" href="/reporter/1">도가람 기자</a><a class="item" href="/reporter/2">하예린 기자</a><button class="btn-subs">구독</button></div></div>
<div class="article-util"><button>글자크기 조절</button><button>기사 스크랩</button><button>클린뷰</button><button>프린트</button></div>
<div class="article-summary"><p>너울시 도선공사와 1120억 계약</p><p>2027년 3월부터 넘겨</p></div>
<div class="article-body-wrap"><div class="article-body" id="articletxt" itemprop="articleBody">
<figure class="article-figure"><div class="figure-img"><img src="https://img.mulgyeol.example/a.jpg" alt="물결조선이 짓는 전기 나룻배 상상도. "></div><figcaption class="figure-caption">물결조선이 짓는 전기 나룻배 상상도. 물결조선 제공</figcaption></figure>
${a}<br /><br />${b}<br /><br />
<div class="ad-area-wrap"><div class="ad-area"><a href="https://ad.example/x">[핫이슈] 오늘 사야 할 종목, 무료로 받기</a></div></div>
${c}<br /><br /><strong>${d}</strong><br />${e}<br /><br />${f}<br /><br />
<div class="related-news-inbody"><strong class="tit">관련 뉴스</strong><div class="item"><a href="/article/1"><span class="thumb"><img src="t.jpg" alt=""></span><p class="txt">너울시, 도선 요금 300원 올린다</p></a></div></div>
<strong>${g}</strong><br />${h}<br /><br />${i}<br /><br />도가람/하예린 기자 garam@mulgyeol.example
</div></div>
<div class="article-copyright"><p>ⓒ 물결경제, 무단전재 및 재배포 금지</p></div>
<div class="subscribe-box"><p>좋아요 · 싫어요 · 후속기사 원해요</p><h3>물결경제 구독신청</h3><p>프리미엄 회원이 되시면 모든 기사를 광고 없이 볼 수 있습니다.</p></div>
<div class="article-comment"><h3>댓글</h3><div id="comment"></div></div></article></div>
<aside><h2>ADVERTISEMENT</h2><div class="rank"><h2>이 시각 많이 본 기사</h2><ol><li><a href="/r1">“월급 그대로인데 방세만 두 배”</a></li><li><a href="/r2">물결제철, 고로 한 기 세운다</a></li></ol></div></aside></div></div></body></html>`;
  return htmlCase(
    'economy-paper',
    html,
    {
      title,
      publishedAt: '2025-05-21',
      author: '도가람, 하예린',
      publisher: '물결경제',
      body: [a, b, c, `${d}\n${e}`, f, `${g}\n${h}`, i].join('\n\n'),
    },
    'https://www.mulgyeol.example/article/2025052183991',
  );
}

/** An economy paper of the years before: CP949, tables around everything, a caption in a table. */
function oldEconomyPaper(): PageCase {
  const title = '두레면 감귤 값 뚝…상자당 9천원 밑으로';
  const body = [
    '두레면 감귤 값이 5년 만에 가장 낮은 수준으로 떨어졌다.',
    '11일 두레농협 공판장에 따르면 이번 주 감귤 10㎏ 한 상자는 평균 8740원에 팔렸다. 한 해 전보다 31% 낮다.',
    '값이 내린 것은 날씨 덕에 수확이 는 데다 다른 과일이 일찍 나왔기 때문이다. 올해 나온 감귤은 5만2000t으로 지난해의 1.4배다.',
    '농가들은 저장고로 눈을 돌리고 있다. 면에 있는 저장고 19곳은 이미 가득 찼다.',
    '농협은 다음달부터 껍질이 터진 감귤 3000t을 사들여 주스로 만들 계획이다. 사들이는 값은 ㎏당 180원이다.',
    '문가을 공판장장은 "값이 더 내리면 출하를 사흘 멈추는 방안도 검토한다"고 밝혔다.',
  ];
  const html = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=euc-kr"><title>${title} - 너울매일경제</title><link rel="stylesheet" href="/css/news.css"></head>
<body topmargin="0" leftmargin="0"><table width="980" cellpadding="0" cellspacing="0"><tr><td><a href="/"><img src="/img/top_logo.gif" alt="너울매일경제"></a></td><td align="right"><a href="/stock">증권</a> | <a href="/estate">부동산</a> | <a href="/english">English</a></td></tr></table>
<table width="980"><tr><td width="660" valign="top"><div id="top_header"><div class="content"><div class="content_left"><div class="news_title"><div class="news_title_text"><h1 class="top_title">${title}</h1><h2 class="sub_title1">저장고 19곳 가득…주스용 3000t 수매</h2></div><div class="news_title_author"><ul><li class="author">구슬비 기자</li><li class="lasttime">입력 : 2014.01.11 17:08:45 &nbsp; 수정 : 2014.01.12 09:00:10</li><li class="lasttime1"><a href="#">댓글 2</a></li></ul></div></div></div></div></div>
<table width="100%" class="tool"><tr><td><a href="#"><img src="print.gif" alt="프린트"></a><a href="#"><img src="mail.gif" alt="이메일"></a> <a href="#">폰트크게</a></td></tr></table>
<div id="article_body" class="art_txt">
<table class="image" width="300" align="left"><tr><td><img src="/data/p.jpg" width="300"></td></tr><tr><td class="txt"><font color="#666666">두레면 공판장에서 감귤 상자를 나르는 일꾼들 &lt;구슬비 기자&gt;</font></td></tr></table>
${body.slice(0, 3).join('<br><br>\n')}<br><br>
<table width="250" align="right"><tr><td><div class="banner_250"><a href="/click?1"><img src="b.gif" alt="대출 한도 1분 조회"></a></div></td></tr></table>
${body.slice(3).join('<br><br>\n')}<br><br>
[두레 = 구슬비 기자]<br><br>
[ⓒ 너울매일경제 &amp; neoul.example, 무단전재 및 재배포 금지]
</div>
<table width="100%" class="relation"><tr><td><b>▶ 관련기사</b></td></tr><tr><td>· <a href="/1">솔내읍 배 농가, 수출길 열렸다</a></td></tr><tr><td>· <a href="/2">귤 껍질로 만든 비누 인기</a></td></tr></table></td>
<td width="300" valign="top"><table><tr><td><b>실시간 인기기사</b></td></tr><tr><td><a href="/a">[단독] 너울시 새 청사 터 바뀐다</a></td></tr><tr><td><a href="/b">은행 문 닫는 시각 30분 당긴다</a></td></tr></table></td></tr></table>
<table width="980"><tr><td>회사소개 | 광고안내 | 개인정보취급방침<br>Copyright(c) 너울매일경제 All rights reserved.</td></tr></table></body></html>`;
  return {
    name: 'old-economy-paper',
    bytes: iconv.encode(html, 'cp949'),
    contentType: 'text/html',
    url: 'http://news.neoul.example/newsRead.php?year=2014&no=59120',
    truth: {
      title,
      publishedAt: '2014-01-11',
      author: '구슬비',
      publisher: '너울매일경제',
      body: body.join('\n\n'),
    },
  };
}

/** Photographs: one sentence is all there is. */
function onePhotograph(): PageCase {
  const title = '[포토] 억새밭에 내린 노을';
  const body =
    '솔내읍 강변 억새밭이 12일 오후 노을빛으로 물들어 있다. 억새는 이달 말까지 볼 수 있으며 밤 9시까지 산책로에 불이 켜진다.';
  const html = `<!DOCTYPE html><html lang="ko"><head><meta charset="utf-8"><title>${title} :: 뉴스두레</title><meta property="og:title" content="${title}"><meta property="og:site_name" content="뉴스두레"><meta property="article:published_time" content="2025-11-12T18:20:44+09:00"></head>
<body><div id="wrap"><div class="top"><a href="/">뉴스두레</a><ul><li><a href="/photo">포토</a></li><li><a href="/video">영상</a></li><li><a href="/card">카드뉴스</a></li></ul></div>
<div class="viewBody"><div class="articleView"><div class="top"><p class="category"><span>포토</span></p><h1 class="tit title_area">${title}</h1><div class="infoLine"><div class="left"><span>등록 2025.11.12 18:20:44</span><span class="mod">수정 2025.11.12 19:02:24</span></div><div class="right"><button>작게</button><button>크게</button></div></div></div>
<div class="view"><article><table class="article_photo center"><tbody><tr><td class="img"><img src="https://img.durae.example/n.jpg" alt="[포토] 억새밭에 내린 노을"></td></tr></tbody></table>[솔내=뉴스두레] 하예린 기자 = ${body} 2025.11.12. yerin@durae.example<br/><br/><div class="article_bottom"><p>◎뉴스두레 포토 <a href="/photo">바로가기</a></p></div></article></div>
<div class="journalist"><strong>하예린 기자</strong><p>풍경과 사람을 찍습니다.</p></div><div class="copyright"><p>&lt;저작권자ⓒ 공감언론 뉴스두레. 무단전재-재배포 금지.&gt;</p></div></div>
<div class="otherPhotos"><h3>이 시간 포토</h3><ul><li><a href="/p1"><img src="1.jpg"><p>물안개 피어오르는 너울 저수지</p></a></li><li><a href="/p2"><img src="2.jpg"><p>첫 김장 나누기에 나선 이웃들</p></a></li><li><a href="/p3"><img src="3.jpg"><p>새 단장 마친 두레역 광장</p></a></li></ul></div></div></div></body></html>`;
  return htmlCase(
    'one-photograph',
    html,
    { title, publishedAt: '2025-11-12', author: '하예린', publisher: '뉴스두레', body },
    'https://www.durae.example/view/NISI20251112_0001',
  );
}

export const unseenPapers = (): readonly PageCase[] => [
  rentedSystem(),
  wireService(),
  economyPaper(),
  oldEconomyPaper(),
  onePhotograph(),
];
