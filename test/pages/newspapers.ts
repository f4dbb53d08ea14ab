// Pages of newspapers and portals: content management systems that many share, old tables, data beside the text.
import iconv from 'iconv-lite';
import { htmlCase, type PageCase, truthOf } from './case.ts';
import {
  broken,
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
import { dotted, storyOf } from './stories.ts';

/** The system of hundreds of local papers. */
function localPaper(): PageCase {
  const story = storyOf(1, 7);
  const url = 'https://www.local-paper.example/news/articleView.html?idxno=4021';
  const [lead, ...rest] = story.paragraphs;
  const html = `<!DOCTYPE html><html lang="ko"><head><meta charset="utf-8"><title>${story.title} - ${story.publisher}</title>${openGraph(story, url)}
<meta property="article:published_time" content="${story.date}T09:10:00+09:00"><meta name="author" content="${story.publisher}"><link rel="canonical" href="${url}"></head>
<body id="body"><div id="user-wrap">${menu(story.publisher)}<section id="user-container"><div class="float-center">
<header class="article-view-header"><nav class="breadcrumbs"><a href="/">홈</a><a href="/s">사회</a></nav><h3 class="heading">${story.title}</h3><h4 class="subheading">설명회 열고 계획 공개</h4>
<ul class="infomation"><li><i class="icon-user-o"></i> 기자명 ${story.author} 기자</li><li><i class="icon-clock-o"></i> 입력 ${dotted(story.date)} 09:10</li><li>수정 2025.12.30 11:00</li><li>댓글 0</li></ul>${share()}</header>
<article id="article-view-content-div" class="article-veiw-body view-page font-size17" itemprop="articleBody">
<div style="text-align:center"><figure class="photo-layout image photo_100 float-center" style="display:inline-block"><img src="/p/1.jpg" alt="사진"><figcaption>설명회에 모인 주민들이 자료를 보고 있다. ⓒ${story.publisher}</figcaption></figure></div>
<p>${lead}</p><p>&nbsp;</p>${rest.map((text) => `<p>${text}</p>`).join('<p>&nbsp;</p>')}
<div class="ad-template"><iframe src="/ad"></iframe><a href="/adv">지금 가입하면 3개월 무료</a></div>
<p class="email">${story.author} 기자 gaon@paper.example</p></article>
<div class="view-copyright">저작권자 © ${story.publisher} 무단전재 및 재배포 금지</div>
<article class="tag-group"><a href="/t1">#도서관</a><a href="/t2">#예산</a></article>
<article class="writer"><strong class="name">${story.author} 기자</strong><a href="mailto:x">gaon@paper.example</a><a class="more" href="/w">다른기사 보기</a></article>
<article class="relation"><h4>관련기사</h4><ul>${teasers(1, 3)
    .map(({ title }) => `<li><a href="/x">${title}</a></li>`)
    .join('')}</ul></article>
${comments(1)}</div>${sidebar(1)}</section>${foot(story.publisher)}</div></body></html>`;
  return htmlCase('local-paper', html, truthOf(story), url);
}

/** A portal: no paragraphs, line breaks, captions in emphasis. */
function portal(): PageCase {
  const story = storyOf(2, 8);
  const [first, second, ...rest] = story.paragraphs;
  const html = `<!doctype html><html lang="ko"><head><meta charset="utf-8"><title>${story.title}</title><meta property="og:title" content="${story.title}"><meta property="og:type" content="article"><meta property="og:article:author" content="${story.publisher} | 모아뉴스"><meta property="og:site_name" content="${story.publisher}">
<style>.blind{position:absolute;clip:rect(0 0 0 0)} @media print{#newsct_article{display:none}}</style></head><body>
<div id="ct"><div class="media_end_head"><a class="media_end_head_top_logo"><img src="l.png" alt="${story.publisher}"></a><h2 id="title_area" class="media_end_head_headline"><span>${story.title}</span></h2>
<div class="media_end_head_info"><div class="media_end_head_info_datestamp"><span class="media_end_head_info_datestamp_time _ARTICLE_DATE_TIME" data-date-time="${story.date} 10:20:31">${dotted(story.date)}. 오전 10:20</span></div><em class="media_end_head_journalist_name">${story.author} 기자</em></div>${share()}</div>
<div id="contents" class="newsct_body"><div id="newsct_article" class="newsct_article _article_body"><article id="dic_area" class="go_trans _article_content">
<strong class="media_end_summary">내년까지 새로 짓기로<br>의회 심사 남아</strong><br><br><span class="end_photo_org"><div class="nbd_im_w _LAZY_LOADING_WRAP"><div class="nbd_a _LAZY_LOADING_ERROR_HIDE"><img id="img1" data-src="a.jpg"></div><em class="img_desc">공사가 시작될 터. ${story.publisher} DB</em></div></span>
<br><br>[${story.publisher}=${story.author} 기자] ${first}<br><br>${second}<br><br>${rest.join('<br><br>')}<br><br>${story.author} 기자 gaon@moa.example</article></div>
<div class="byline"><p class="byline_p"><span class="byline_s">${story.author} 기자 (gaon@moa.example)</span></p></div>
<p class="c_text">기자 프로필</p><div class="copyright"><p class="c_text">Copyright ⓒ ${story.publisher}. All rights reserved. 무단 전재 및 재배포 금지.</p></div><p>이 기사는 언론사에서 사회 섹션으로 분류했습니다.</p></div>
<div class="ends_addition"><h3>${story.publisher} 언론사홈 바로가기</h3>${ranking(2)}</div><div id="u_cbox">${comments(2)}</div></div></body></html>`;
  return htmlCase(
    'portal',
    html,
    truthOf(story, `내년까지 새로 짓기로\n의회 심사 남아\n\n${story.paragraphs.join('\n\n')}`),
  );
}

/** Figures in a table, which is part of the text. */
function economyWithTable(): PageCase {
  const story = { ...storyOf(3, 5), title: '가람전자 3분기 매출 1조2000억 원…반도체가 살렸다' };
  const rows = [
    ['구분', '2분기', '3분기', '증감률'],
    ['매출', '1조1000억 원', '1조2000억 원', '9.1%'],
    ['영업이익', '820억 원', '1,040억 원', '26.8%'],
    ['순이익', '610억 원', '690억 원', '13.1%'],
  ];
  const table = `<table class="tbl" border="1"><caption>가람전자 실적</caption><thead><tr>${rows[0]!.map((cell) => `<th>${cell}</th>`).join('')}</tr></thead><tbody>${rows
    .slice(1)
    .map(
      (cells) =>
        `<tr><td><b>${cells[0]}</b></td>${cells
          .slice(1)
          .map((cell) => `<td><p>${cell}</p></td>`)
          .join('')}</tr>`,
    )
    .join('\n')}</tbody></table>`;
  const [lead, second, ...rest] = story.paragraphs;
  const data = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: story.title,
    datePublished: `${story.date}T07:00:00+09:00`,
    author: [{ '@type': 'Person', name: `${story.author} 기자` }],
    publisher: {
      '@type': 'Organization',
      name: story.publisher,
      logo: { '@type': 'ImageObject', url: 'l.png' },
    },
  };
  const html = `<!doctype html><html><head><meta charset="utf-8"><title>${story.title} | ${story.publisher}</title>${linkedData(data)}</head><body>${menu(story.publisher)}
<main><div class="article-wrap"><h1>${story.title}</h1>${share()}<div class="news_cnt_detail_wrap" itemprop="articleBody"><div class="txt_area"><p>${lead}</p><p>${second}</p></div>${table}<p class="src">(자료=가람전자)</p>
<div class="txt_area">${rest.map((text) => `<p>${text}</p>`).join('')}</div><p>[ⓒ ${story.publisher} & garam.example, 무단전재, 재배포 및 AI학습 이용 금지]</p></div></div>${sidebar(3)}</main>${foot(story.publisher)}</body></html>`;
  const lines = ['가람전자 실적', ...rows.map((cells) => cells.join(' | '))].join('\n');
  return htmlCase(
    'economy-table',
    html,
    truthOf(story, `${lead}\n\n${second}\n\n${lines}\n\n${rest.join('\n\n')}`),
  );
}

/** Nothing but boxes without meaning, and a sidebar that is longer than the text. */
function divSoup(): PageCase {
  const story = storyOf(4, 6);
  const html = `<!doctype html><html><head><meta charset=utf-8><title>${story.publisher} :: ${story.title}</title></head><body><div class="w1"><div class="w2">${menu(story.publisher)}</div><div class="w3"><div class="w4"><div class="tit">${story.title}</div>
<div class="w5"><span>${story.publisher}</span> <span>${story.author} 기자</span> <span>등록 ${dotted(story.date)} 08:00</span></div><div class="w6"><div>${story.paragraphs.join('</div><div>')}</div><div><br></div><div>${story.author} 기자(gaon@soup.example)</div></div></div>
<div class="w7">${ranking(4)}${teasers(4, 9)
    .map(
      ({ title, paragraphs: [lead] }) =>
        `<div class="w8"><div><a href="/a">${title}</a></div><div>${lead}</div></div>`,
    )
    .join(
      '',
    )}</div></div><div class="w9">Copyright ⓒ ${story.publisher} All rights reserved.</div></div></body></html>`;
  return htmlCase('div-soup', html, truthOf(story));
}

/** Bytes of CP949 without a word about it in the header, tables for the layout, tags left open. */
function oldTables(): PageCase {
  const story = { ...storyOf(5, 6), title: '똠방각하 펲시 축제, 한빛시 시장 골목을 채우다' };
  const html = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=euc-kr"><title>${story.publisher} - ${story.title}</title></head>
<body bgcolor=white topmargin=0><table width=900 border=0 cellpadding=0 cellspacing=0><tr><td colspan=2><a href=/><img src=logo.gif></a> <a href=/p>정치</a> | <a href=/e>경제</a> | <a href=/s>사회</a> | <a href=/c>문화</a></td></tr>
<tr><td width=620 valign=top><table width=100%><tr><td class=title><font size=5><b>${story.title}</b></font></td></tr><tr><td align=right><font size=2 color=gray>기사입력 ${dotted(story.date)} 15:32</font></td></tr>
<tr><td><table align=left width=250><tr><td><img src=/img/1.jpg width=250></td></tr><tr><td><font size=1>▲ 시장 골목을 걷는 사람들 <font color=blue>ⓒ ${story.publisher}</font></td></tr></table>
<font size=3>${story.paragraphs.join('<br><br>&nbsp;')}<p align=right>${story.author} 기자 &lt;gaon@old.example&gt;</td></tr><tr><td><hr>&lt;저작권자 ⓒ ${story.publisher}, 무단전재 및 재배포 금지&gt;</table></td>
<td width=280 valign=top bgcolor=#eeeeee><b>인기기사</b><br>${teasers(5, 5)
    .map(({ title }) => `<a href=/n>${title}</a><br>`)
    .join('')}</td></tr></table></body></html>`;
  return {
    name: 'old-tables',
    bytes: iconv.encode(html, 'cp949'),
    contentType: 'text/html',
    url: 'http://old.example/read.php3?no=77',
    truth: truthOf(story),
  };
}

/** An application: the page is empty, its data holds everything. */
function dataOnly(): PageCase {
  const story = storyOf(6, 7);
  const graph = {
    '@context': 'https://schema.org',
    '@graph': [
      { '@type': 'WebSite', name: story.publisher, url: 'https://spa.example/' },
      { '@type': 'Organization', '@id': '#org', name: story.publisher },
      {
        '@type': ['NewsArticle'],
        headline: story.title,
        datePublished: `${story.date}T01:00:00Z`,
        author: { '@type': 'Person', name: story.author },
        publisher: { '@id': '#org' },
        articleBody: story.paragraphs.join('\n\n'),
        mainEntityOfPage: 'https://spa.example/a/88',
      },
    ],
  };
  const html = `<!doctype html><html lang="ko"><head><meta charset="utf-8"><title>${story.publisher}</title>${linkedData(graph)}</head><body><div id="root"></div><noscript>자바스크립트를 켜야 볼 수 있는 페이지입니다. 설정에서 켜 주세요.</noscript><script>window.__STATE__={"a":"<p>가짜 본문이다.</p>"}</script></body></html>`;
  return htmlCase('data-only', html, truthOf(story), 'https://spa.example/a/88');
}

/** The beginning, and then a wall. */
function payWall(): PageCase {
  const story = storyOf(7, 6);
  const data = {
    '@type': 'NewsArticle',
    headline: story.title,
    isAccessibleForFree: false,
    articleBody: story.paragraphs.join(' '),
  };
  const html = `<!doctype html><html><head><meta charset="utf-8"><title>${story.title}</title>${linkedData(data)}</head><body>${menu(story.publisher)}<article><h1>${story.title}</h1><div class="article_body"><p>${story.paragraphs[0]!.slice(0, 60)}…</p>
<div class="gate"><strong>이 기사는 유료 구독자만 전문을 읽을 수 있습니다.</strong><p>로그인하시면 나머지 기사를 이어서 볼 수 있습니다.</p><a href="/pay">월 9,900원에 구독하기</a></div></div></article>${foot(story.publisher)}</body></html>`;
  return htmlCase('pay-wall', html, { failure: 'paywall' });
}

/** A page for telephones with components of its own. */
function accelerated(): PageCase {
  const story = storyOf(8, 6);
  const [first, second, ...rest] = story.paragraphs;
  const data = {
    '@context': 'http://schema.org',
    '@type': 'NewsArticle',
    headline: story.title,
    datePublished: story.date,
    author: { name: story.author },
    publisher: { name: story.publisher },
  };
  const html = `<!doctype html><html amp lang="ko"><head><meta charset="utf-8"><title>${story.title}</title><link rel="canonical" href="https://www.amp.example/view/12">${linkedData(data)}<style amp-custom>.hide{display:none}.cap{color:#777}</style><noscript><style amp-boilerplate>body{animation:none}</style></noscript></head>
<body><amp-sidebar id="sidebar" layout="nodisplay"><ul><li><a href="/1">정치</a></li><li><a href="/2">경제</a></li></ul></amp-sidebar><header><a href="/">${story.publisher}</a></header>
<div class="amp-article"><h1 class="title">${story.title}</h1><div class="info"><time datetime="${story.date}T10:00">${dotted(story.date)} 10:00</time><span class="reporter">${story.author} 기자</span></div><div class="article-content"><amp-img src="a.jpg" width="600" height="400" layout="responsive"></amp-img><p class="cap">공사 조감도. 사진=한빛시 제공</p>
<p>${first}</p><amp-ad width="300" height="250" type="x"><div placeholder>광고</div></amp-ad><p>${second}</p><div class="hide">앱에서 더 빠르게 읽어 보세요.</div>${rest.map((text) => `<p>${text}</p>`).join('')}<amp-social-share type="twitter"></amp-social-share></div>
<amp-accordion><section><h4>관련 뉴스</h4><div>${teasers(8, 3)
    .map(({ title }) => `<a href="/z">${title}</a><br>`)
    .join('')}</div></section></amp-accordion></div>${foot(story.publisher)}</body></html>`;
  return htmlCase('accelerated', html, truthOf(story), 'https://m.amp.example/amp/view/12');
}

/** The next two articles are on the page already. */
function endlessScroll(): PageCase {
  const [story, ...others] = [storyOf(9, 6), storyOf(109, 6), storyOf(209, 7)];
  const one = (item: typeof story): string =>
    `<div class="article_wrap"><div class="head"><h1 class="news_ttl">${item.title}</h1><div class="date">입력 : ${item.date} 12:00:00</div><div class="writer_info">${item.author} 기자</div></div><div class="news_body">${paragraphs(item)}<p class="copy">ⓒ ${item.publisher}, 무단 전재 및 재배포 금지</p></div></div>`;
  const html = `<!doctype html><html><head><meta charset="utf-8"><title>${story.title} - ${story.publisher}</title>${openGraph(story, 'https://scroll.example/1')}</head><body>${menu(story.publisher)}<div id="scroll">${[story, ...others].map(one).join('\n<div class="next_label">다음 기사</div>')}</div>${foot(story.publisher)}</body></html>`;
  return htmlCase('endless-scroll', html, truthOf(story), 'https://scroll.example/1');
}

/** Data cut off and unescaped, a title escaped twice. */
function brokenData(): PageCase {
  const story = { ...storyOf(10, 6), title: '"더는 못 미룬다" 새솔군 부두 공사 재개' };
  const html = `<!doctype html><html><head><meta charset="utf-8"><title>${story.title} &lt; 지역 &lt; 기사본문 - ${story.publisher}</title><meta property="og:title" content="&amp;quot;더는 못 미룬다&amp;quot; 새솔군 부두 공사 재개">
<script type="application/ld+json">
// <![CDATA[
{ "@context":"http://schema.org", "@type":"NewsArticle", "headline":""더는 못 미룬다" 새솔군 부두 공사 재개", "datePublished":"${story.date} 14:00",
  "author":{"@type":"Person","name":"${story.author}",}, "description":"첫 줄
둘째 줄", "publisher":{"@type":"Organization","name":"${story.publisher}"}, }
// ]]></script></head><body>${menu(story.publisher)}<div class="articleView"><h2 class="art_title">${story.title}</h2><div id="articleBody">${broken(story, '<br>')}</div></div>${comments(10)}${foot(story.publisher)}</body></html>`;
  return htmlCase('broken-data', html, truthOf(story, story.paragraphs.join('\n')));
}

export const newspapers = (): readonly PageCase[] => [
  localPaper(),
  portal(),
  economyWithTable(),
  divSoup(),
  oldTables(),
  dataOnly(),
  payWall(),
  accelerated(),
  endlessScroll(),
  brokenData(),
];
