// What Korean news pages put around an article, as small templates.
import { type Story, storyOf } from './stories.ts';

export const paragraphs = (story: Story): string =>
  story.paragraphs.map((text) => `<p>${text}</p>`).join('\n');

export const broken = (story: Story, line = '<br /><br />'): string => story.paragraphs.join(`${line}\n`);

export const menu = (name: string): string => `<div id="skip"><a href="#content">본문 바로가기</a></div>
<header id="header"><div class="topbar"><span>2025년 11월 30일 (일)</span> <a href="/login">로그인</a> <a href="/join">회원가입</a></div>
<h1 class="logo"><a href="/">${name}</a></h1><nav class="gnb"><ul>${[
  '정치',
  '경제',
  '사회',
  '문화',
  '스포츠',
  '오피니언',
]
  .map((section) => `<li><a href="/s/${section}">${section}</a></li>`)
  .join('')}</ul></nav></header>`;

export const foot = (
  name: string,
): string => `<footer id="footer"><ul><li><a href="/about">회사소개</a></li><li><a href="/privacy">개인정보처리방침</a></li><li><a href="/youth">청소년보호정책</a></li></ul>
<address>${name} | 등록번호: 한빛 아01234 | 발행인: 문지솔 | 청소년보호책임자: 배예울 | 전화 02-000-0000</address>
<p>Copyright © ${name}. All rights reserved. 모든 콘텐츠의 무단 전재와 복사를 금합니다.</p></footer>`;

/** Headlines with the beginnings of other stories. */
export const teasers = (seed: number, count: number): readonly Story[] =>
  Array.from({ length: count }, (_, at) => storyOf(seed * 31 + at + 500, 3));

export const ranking = (seed: number): string =>
  `<div class="ranking_box"><h3>많이 본 뉴스</h3><ol>${teasers(seed, 6)
    .map(({ title }, at) => `<li><a href="/r/${at}"><em>${at + 1}</em>${title}</a></li>`)
    .join('')}</ol></div>`;

export const sidebar = (seed: number): string =>
  `<aside class="side">${ranking(seed)}<div class="opinion"><h3>오피니언</h3>${teasers(seed + 7, 3)
    .map(
      ({ title, paragraphs: [lead] }) =>
        `<div class="item"><a href="/o"><strong>${title}</strong></a><p>${lead}</p></div>`,
    )
    .join('')}</div></aside>`;

export const comments = (seed: number): string =>
  `<div class="comment_area" id="reply"><h3>댓글 <span>3</span></h3><ul>${teasers(seed + 3, 3)
    .map(
      ({ paragraphs: [lead] }, at) =>
        `<li><b>독자${at}</b><span>2025.11.2${at} 10:0${at}</span><p>${lead} 저는 그렇게 생각하지 않습니다.</p><button>답글</button><button>공감 ${at}</button></li>`,
    )
    .join('')}</ul><form><textarea>댓글을 입력하세요.</textarea><button>등록</button></form></div>`;

export const share = (): string =>
  `<div class="sns_share"><ul><li><a href="#f">페이스북</a></li><li><a href="#t">트위터</a></li><li><a href="#k">카카오톡</a></li><li><button>URL 복사</button></li></ul><button class="print">인쇄</button><button>글자크기 가 가</button></div>`;

export const openGraph = (story: Story, url: string): string =>
  `<meta property="og:type" content="article"><meta property="og:title" content="${story.title}"><meta property="og:site_name" content="${story.publisher}"><meta property="og:url" content="${url}"><meta property="og:description" content="${story.paragraphs[0]!.slice(0, 80).replaceAll('"', '&quot;')}…">`;

export const linkedData = (data: object): string =>
  `<script type="application/ld+json">${JSON.stringify(data, null, 1)}</script>`;
