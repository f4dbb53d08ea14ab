// Pages that a program in the browser draws, whose article stands only in what the program is given; their news is invented.
import { htmlCase, type PageCase } from './case.ts';

/** A page that a program draws: the article stands only in what the program is given. */
function globalContent(): PageCase {
  const title = '솔내천에 수달 돌아왔다…17년 만에 네 마리 확인';
  const body = [
    '솔내천에서 사라졌던 수달이 17년 만에 돌아왔다. 물결군 생태조사단은 지난 석 달 동안 무인 카메라 22대로 수달 네 마리를 확인했다고 4일 밝혔다.',
    '카메라에 찍힌 수달은 어미 한 마리와 새끼 세 마리다. 새끼는 올봄에 태어난 것으로 보인다.',
    '무엇이 달라졌나',
    '솔내천의 물은 10년 사이 맑아졌다. 생물화학적 산소요구량(BOD)은 2014년 리터당 6.1㎎에서 올해 1.8㎎으로 낮아졌다.',
    '물고기도 늘었다. 조사단이 센 민물고기는 19종으로 2014년의 11종보다 많다.',
    '2019년 콘크리트 둑 3곳 철거\n2021년 하수관 14㎞ 교체\n2023년 밤낚시 금지',
    '조사단장 노을하 박사는 "둑을 헌 것이 결정적이었다"며 "물길이 이어지자 먹이가 따라왔다"고 했다.',
    '군은 수달이 오가는 다리 밑 두 곳에 사람이 드나들지 못하게 울타리를 친다. 공사는 새끼가 다 자라는 내년 2월에 시작한다.',
  ];
  const [a, b, head, c, d, list, e, f] = body;
  const text = (content: string): object => ({
    _id: `ID${content.length}`,
    type: 'text',
    additional_properties: { comments: [], inline_comments: [] },
    content,
  });
  const content = {
    _id: 'NZ4QXW7YKVHQ',
    type: 'story',
    version: '0.10.9',
    canonical_url: '/national/2025/12/04/NZ4QXW7YKVHQ/',
    website: 'haetsal',
    language: 'ko',
    headlines: { basic: title, mobile: '', native: '', print: '수달 네 식구 솔내천에', web: '' },
    subheadlines: { basic: '어미 한 마리와 새끼 세 마리, 무인 카메라에' },
    description: { basic: '솔내천에서 사라졌던 수달이 17년 만에 돌아왔다.' },
    created_date: '2025-12-03T15:10:00.000Z',
    display_date: '2025-12-03T20:30:00.000Z',
    last_updated_date: '2025-12-04T01:00:00.000Z',
    credits: {
      by: [
        { _id: 'gaeulmun', type: 'author', name: '문가을', description: '강과 숲을 씁니다.', slug: 'gaeul' },
      ],
    },
    content_elements: [
      {
        _id: 'IM1',
        type: 'image',
        caption: '무인 카메라에 찍힌 수달 어미와 새끼. /물결군',
        url: 'https://img.haetsal.example/1.jpg',
      },
      text(a!),
      text(`<b>${b!.slice(0, 5)}</b>${b!.slice(5)}`),
      {
        _id: 'IN1',
        type: 'interstitial_link',
        content: '너울 저수지에 고니 300마리 왔다',
        url: '/national/1/',
      },
      { _id: 'HE1', type: 'header', level: 3, content: head },
      text(c!),
      text(`${d}<br/>`),
      {
        _id: 'RA1',
        type: 'raw_html',
        content: '<div class="ad"><script>adsbygoogle.push({})</script></div>',
      },
      {
        _id: 'LI1',
        type: 'list',
        list_type: 'unordered',
        items: list!.split('\n').map((item) => text(item)),
      },
      text(e!),
      text(f!),
    ],
    promo_items: {
      basic: { type: 'image', caption: '솔내천의 수달', url: 'https://img.haetsal.example/p.jpg' },
    },
    related_content: {
      basic: [
        {
          type: 'story',
          headlines: { basic: '두레면 산길에 반달곰 나타나' },
          content_elements: [text('두레면 산길에서 반달곰 한 마리가 나타나 등산객이 대피했다.')],
        },
      ],
    },
    taxonomy: { primary_section: { name: '전국' }, tags: [{ text: '수달' }] },
  };
  const given = JSON.stringify(content).replaceAll('<', '\\u003c').replaceAll('>', '\\u003e');
  const html = `<!DOCTYPE html><html lang="ko"><head><meta charset="utf-8"/><title>${title} - 햇살일보</title><meta property="og:type" content="article"/><meta property="og:title" content="${title}"/><meta property="og:site_name" content="햇살일보"/><meta property="og:description" content="솔내천에서 사라졌던 수달이 17년 만에 돌아왔다."/><link rel="canonical" href="https://www.haetsal.example/national/2025/12/04/NZ4QXW7YKVHQ/"/>
<script type="application/javascript" id="polyfill-script">if(!Array.prototype.includes){document.write('<script src="/p.js"><\\/script>')}</script><script id="fusion-engine-react-script" src="/pf/dist/engine/react.js" defer=""></script><style data-styled="true">.skeleton{background:#eee}</style></head>
<body><noscript>이 사이트를 보려면 자바스크립트를 켜 주세요.</noscript><div id="fusion-app" class="fusion-app"><div class="grid-layout"><header class="masthead"><a href="/">햇살일보</a><nav><a href="/politics/">정치</a><a href="/national/">사회</a><a href="/opinion/">오피니언</a></nav></header><section class="article-skeleton"><div class="skeleton skeleton-title"></div><div class="skeleton skeleton-line"></div><div class="skeleton skeleton-line"></div></section><aside class="right-rail"><h2>많이 본 뉴스</h2><div class="skeleton"></div></aside><footer>햇살일보 대표 홍달래</footer></div></div>
<script id="fusion-metadata" type="application/javascript">window.Fusion=window.Fusion||{};Fusion.arcSite="haetsal";Fusion.contextPath="/pf";Fusion.mxId="00000000";Fusion.deployment="412";Fusion.globalContent=${given};Fusion.globalContentConfig={"source":"story-by-url","query":{"uri":"/national/2025/12/04/NZ4QXW7YKVHQ/"}};Fusion.lastModified=1764781200000;Fusion.contentCache={"popular":{"{}":{"data":[{"headlines":{"basic":"너울시 새 청사 터 바뀐다"},"description":{"basic":"너울시가 새 청사를 지을 터를 바꾸기로 했다."}}]}}};Fusion.layout="article";Fusion.outputType="default";</script></body></html>`;
  return htmlCase(
    'global-content',
    html,
    {
      title,
      publishedAt: '2025-12-04',
      author: '문가을',
      publisher: '햇살일보',
      body: body.join('\n\n'),
    },
    'https://www.haetsal.example/national/2025/12/04/NZ4QXW7YKVHQ/',
  );
}

/** Another such page: the article as HTML deep in the data of the page's program. */
function pageData(): PageCase {
  const title = '“안 쓰는 우산 고쳐 드려요” 너울시 우산병원 3년';
  const body = [
    '너울시 우산병원이 문을 연 지 3년 만에 우산 2만1000개를 고쳤다. 하루에 스무 개꼴이다.',
    '고치는 값은 받지 않는다. 부러진 살은 버려진 우산에서 떼어 쓴다. 고칠 수 없는 우산의 천은 장바구니가 된다.',
    '일하는 사람은 모두 일곱 명이다. 우산 공장에서 30년을 보낸 구슬비(67)씨가 나머지 여섯 명을 가르쳤다.',
    '비 온 다음 날이 가장 바쁘다',
    '손님은 비가 온 다음 날 몰린다. 지난 7월 16일에는 214명이 줄을 섰다. 시는 그날 뒤로 번호표를 나눠 준다.',
    '시가 한 해에 들이는 돈은 1억8000만 원이다. 버려지는 우산이 줄어 아낀 돈은 아직 셈하지 못했다.',
    '시는 새해에 두레역 안에 두 번째 우산병원을 연다.',
  ];
  const contents = body
    .map((text, at) =>
      at === 3
        ? `<h3 class="subtitle">${text}</h3>`
        : `<p>${text}</p>${at === 1 ? '<figure><img src="/u.jpg"><figcaption>우산살을 갈아 끼우는 손. 너울시 제공</figcaption></figure>' : ''}`,
    )
    .join('');
  const data = {
    props: {
      pageProps: {
        locale: 'ko',
        dehydratedState: {
          mutations: [],
          queries: [
            {
              queryKey: ['menus'],
              state: {
                data: [
                  { id: 1, name: '동네' },
                  { id: 2, name: '살림' },
                ],
                status: 'success',
              },
            },
            {
              queryKey: ['popular'],
              state: {
                data: {
                  list: [
                    {
                      id: 9,
                      title: '동전 세탁소가 사랑방이 된 까닭',
                      contents:
                        '<p>너울시 샛골의 동전 세탁소에는 책이 400권 있다. 주인이 하나씩 가져다 놓았다.</p>',
                    },
                  ],
                },
              },
            },
            {
              queryKey: ['article', 5120],
              state: {
                data: {
                  article: {
                    id: 5120,
                    title,
                    subTitle: '버려진 우산에서 살을 떼어 쓴다',
                    contents: `${contents}<p>표은솔 기자 eunsol@golmok.example</p>`,
                    reporters: [{ id: 3, name: '표은솔', email: 'eunsol@golmok.example' }],
                    publishedAt: '2025-09-02T06:00:00+09:00',
                    updatedAt: '2025-09-02T09:12:00+09:00',
                    category: { id: 2, name: '살림' },
                  },
                },
                status: 'success',
              },
            },
          ],
        },
      },
      __N_SSP: true,
    },
    page: '/article/[id]',
    query: { id: '5120' },
    buildId: 'qW3e',
    isFallback: false,
    gssp: true,
  };
  const html = `<!DOCTYPE html><html lang="ko"><head><meta charSet="utf-8"/><meta name="viewport" content="width=device-width"/><title>${title} | 골목저널</title><meta property="og:title" content="${title}"/><meta property="og:site_name" content="골목저널"/><meta property="og:description" content="너울시 우산병원이 문을 연 지 3년 만에 우산 2만1000개를 고쳤다."/><meta name="next-head-count" content="6"/><link rel="preload" href="/_next/static/css/1.css" as="style"/></head><body><div id="__next"><div class="css-1x2y3z"><div class="css-spin" role="progressbar"><span>불러오는 중입니다</span></div></div></div><script id="__NEXT_DATA__" type="application/json">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script></body></html>`;
  return htmlCase(
    'page-data',
    html,
    {
      title,
      publishedAt: '2025-09-02',
      author: '표은솔',
      publisher: '골목저널',
      body: body.join('\n\n'),
    },
    'https://golmok.example/article/5120',
  );
}

export const unseenPrograms = (): readonly PageCase[] => [globalContent(), pageData()];
