// Finds the feeds that a page names in its head, for people who give the site instead of its feed.
import type { FeedLink } from '../../core/feed.ts';
import { elementsOf, type PageElement, parsePage } from '../pages/dom.ts';
import { BOUNDS, webAddress } from './found.ts';
import { oneLine } from './items.ts';

const FEED_TYPE = /^application\/(?:(?:rss|atom|rdf)\+xml|feed\+json)$/u;

/** Links that are looked at. */
const LOOKED_AT = 100;

/** In the page's order, each address once. Fails with `page-unreadable` for a page that is too large a tree. */
export function feedLinks(html: string, url: string | undefined): FeedLink[] {
  const elements = [...elementsOf(parsePage(html)())];
  const base = webAddress(elements.find(({ tag }) => tag === 'base')?.attributes.get('href'), url) ?? url;
  const links = elements
    .filter(namesFeed)
    .slice(0, LOOKED_AT)
    .flatMap(({ attributes }): FeedLink[] => {
      const address = webAddress(attributes.get('href'), base);
      if (address === undefined) return [];
      return [{ url: address, title: oneLine(attributes.get('title'), BOUNDS.feedTitle) }];
    });
  const isFirst = ({ url: address }: FeedLink, at: number): boolean =>
    links.findIndex((other) => other.url === address) === at;
  return links.filter(isFirst).slice(0, BOUNDS.links);
}

function namesFeed({ tag, attributes }: PageElement): boolean {
  const said = (name: string): string => attributes.get(name)?.trim().toLowerCase() ?? '';
  return tag === 'link' && said('rel').split(/\s+/u).includes('alternate') && FEED_TYPE.test(said('type'));
}
