// Reads what a page's own names for its parts (id, class, itemprop, role) say about them: the body, or furniture around it.
import type { PageElement } from './dom.ts';

/** True for a part that its page calls the body of an article. */
export function isNamedBody(element: PageElement): boolean {
  if (/\barticleBody\b/iu.test(element.attributes.get('itemprop') ?? '')) return true;
  if (element.tag === 'a' || element.tag === 'body' || element.tag === 'html') return false;
  return (
    namesOf(element).some((name) => BODY_NAME.test(name.replace(/[^a-z]/gu, ''))) && !isFurniture(element)
  );
}

/** True for a part that is never an article: what it is called, or the kind of element. */
export function isFurniture(element: PageElement): boolean {
  return (
    FURNITURE_TAGS.has(element.tag) ||
    /^(?:navigation|banner|complementary|contentinfo|search|dialog|alertdialog|menu|menubar|toolbar|tablist|form)$/u.test(
      element.attributes.get('role') ?? '',
    ) ||
    wordsOf(element).some((word) => FURNITURE.test(word)) ||
    namesOf(element).some((name) => /ai[-_]?(?:news[-_]?)?(?:summary|bot|brief)|summary[-_]?ai\b/u.test(name))
  );
}

/** True for a part that holds labels and controls, unless there are sentences in it. */
export function isLabelPlace(element: PageElement): boolean {
  return element.tag === 'header' || wordsOf(element).some((word) => LABELS.test(word));
}

/** True for a part that may hold links to other pages; it does when a good share of it is links. */
export function isLinkPlace(element: PageElement): boolean {
  return /^(?:ul|ol|dl)$/u.test(element.tag) || wordsOf(element).some((word) => LINKS.test(word));
}

/** True for a part that holds a picture and what is written below it. */
export function isPicture(element: PageElement): boolean {
  return element.tag === 'figure' || wordsOf(element).some((word) => PICTURE.test(word));
}

/** True for a heading by its tag or its name. */
export function isTitlePlace(element: PageElement): boolean {
  if (/^h[1-4]$/u.test(element.tag) || element.attributes.get('itemprop') === 'headline') return true;
  return wordsOf(element).some((word) => /^(?:title|tit|headline|subject|heading|ttl)$/u.test(word));
}

/** Lower-case words of id and class: `articleBody news_cont-2` gives article, body, news, cont, 2. */
export function wordsOf(element: PageElement): readonly string[] {
  return namesOf(element)
    .flatMap((name) => name.split(/[^a-z0-9가-힣]+/u))
    .map((word) => word.replace(/\d+$/u, ''));
}

/** Where pages say what a part is. */
const NAMING = ['id', 'class', 'data-component', 'data-testid', 'data-module'];

function namesOf({ attributes }: PageElement): readonly string[] {
  const said = NAMING.flatMap((name) => attributes.get(name) ?? []);
  if (said.length === 0) return [];
  const names = said.join(' ').slice(0, 1_000);
  return (
    names
      .split(/\s+/u)
      // What a compiler adds to keep names apart: `body_content__x9f3a`.
      .map((name) =>
        name
          .replace(/__+[\w-]{1,8}$/u, '')
          .replace(/([a-z])([A-Z])/gu, '$1-$2')
          .toLowerCase(),
      )
      .filter((name) => name !== '')
  );
}

/** The names of many Korean and other sites, letters only: articleBody, article_view_content, newsct_article, dic_area, articletxt, entry-content. */
const BODY_NAME =
  /^(?:(?:article|artice|arti|art|news|newsct|story|post|entry|view|viewer|contents?|cont|cnt|detail|read|doc|board|text|txt|page|main|article(?:view|detail)|news(?:view|detail|cnt))[a-z]{0,4}(?:body|contents?|contentsarea|cont|con|cnt|text|txt|view|viewer|article|area|detail|paragraphs?|read|html|inner)(?:s|area|div|wrap|wrapper|box|inner|contents?|text)?|(?:article|news|story|post|content)column|article|dicarea|harmonycontainer|par|viewer|contents?|entry|story|newstext|articletxt)$/u;

const FURNITURE_TAGS = new Set('nav aside footer figcaption label'.split(' '));

const FURNITURE =
  /^(?:relate\w*|relation\w*|relative|relnews|recom|recommend\w*|popular\w*|ranking|rank|mostview|mostread|trending|best|hotnews|share\w*|sharing|sns\w*|social\w*|comments?|cmt|reply|replies|disqus|livere|copyrights?|advert\w*|ads?|adv|adbox|adarea|adwrap|adsense|adsbygoogle|adslot|dfp|gpt|banners?|bnr|newsletters?|subscri\w*|reporters?|journalist\w*|bylines?|writer|author\w*|captions?|keywords?|hashtags?|tags|taglist|tagarea|tagbox|tagcloud|breadcrumbs?|paging|pagination|pager|sidebar|aside|footer|foot|gnb|lnb|snb|nav|navi|navigation|menu|toolbar|print|fontsize|popup|modal|cookies?|login|contacts?|disclaimer|promo\w*|sponsor\w*|dable|taboola|outbrain|criteo|emotion\w*|reactions?|like|likes|feedback|donation|donate|tts|skyscraper|floating|quickmenu|topbtn|paywall|관련기사|댓글|광고)$/u;

const LABELS =
  /^(?:header|head|util\w*|buttons?|btns?|dates?|time|emails?|meta|tools?|control|profile|support|poll|vote|survey|player|vod|options?)$/u;

const LINKS =
  /^(?:info|bottom|btm|top|side|right|layer|etc|more|lists?|summary|notice|links?|box|series|event|category|slide|swiper|widget|issue|topic|tag|news|others?|next|prev)$/u;

const PICTURE = /^(?:photo\w*|image\w*|img\w*|pic|pics|picture|pictures|figure|thumb\w*|imgs|gallery)$/u;
