// Offers a scope's articles while one is being typed.
import { articleKey } from '../render/buttons.ts';
import { cutText, visibleLine } from '../render/escape.ts';
import type { Choice, Typing } from '../command.ts';

/** What Discord takes. */
const MOST = 25;
const NAME_LIMIT = 100;

/** Those whose title, publisher or id has every typed word, newest added first; a value is the article's key. */
export async function articleChoices({ services, place, focused }: Typing): Promise<readonly Choice[]> {
  const words = folded(focused.value).split(' ').filter(Boolean);
  const articles = [...(await services.list(place.library))].reverse();
  return articles
    .filter(({ title, publisher = '', id }) => {
      const known = folded(`${title} ${publisher} ${id}`);
      const squeezed = known.replaceAll(' ', '');
      return words.every((word) => known.includes(word) || squeezed.includes(word));
    })
    .slice(0, MOST)
    .map(({ id, title, publisher, publishedAt }) => ({
      name: choiceName([title, publisher, publishedAt], id),
      value: articleKey(id),
    }));
}

/** `title · publisher · date`, the title cut first. */
function choiceName([title = '', ...rest]: readonly (string | undefined)[], id: string): string {
  const about = rest
    .filter((part) => part !== undefined && part !== '')
    .map((part) => ` · ${part}`)
    .join('');
  const shown = visibleLine(title).trim() || id;
  const tail = cutText(visibleLine(about), NAME_LIMIT / 2);
  return cutText(`${cutText(shown, NAME_LIMIT - tail.length)}${tail}`, NAME_LIMIT);
}

function folded(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\s+/gu, ' ').trim();
}
