// English question words given the Korean stems that a Korean article would use for them, by glossary, phrases first.
import type { Word } from './analyze/analyzer.ts';
import type { Lexicon } from './analyze/lexicon.ts';

const LONGEST_PHRASE = 3;

/** Latin words with their translations among their stems and synonym groups; a known phrase becomes one word. */
export function translateWords(words: readonly Word[], lexicon: Lexicon): Word[] {
  const translated: Word[] = [];
  let next = 0;
  for (const [at, word] of words.entries()) {
    if (at < next) continue;
    const phrase = phraseAt(words, at, lexicon);
    translated.push(phrase?.word ?? word);
    next = at + (phrase?.length ?? 1);
  }
  return translated;
}

function phraseAt(
  words: readonly Word[],
  at: number,
  lexicon: Lexicon,
): { word: Word; length: number } | undefined {
  for (let length = LONGEST_PHRASE; length >= 1; length--) {
    const part = words.slice(at, at + length);
    const [first] = part;
    if (!first || part.length < length || part.some((word) => word.script !== 'latin')) continue;
    const korean = lookUp(part, lexicon);
    if (korean) return { word: withTranslations(first, korean, lexicon), length };
  }
  return undefined;
}

function lookUp(part: readonly Word[], lexicon: Lexicon): readonly string[] | undefined {
  const written = part.map((word) => word.text).join(' ');
  const direct = lexicon.english.get(written);
  if (direct || part.length > 1)
    return (
      direct ??
      lexicon.english.get([...part.slice(0, -1).map((word) => word.text), part.at(-1)?.stem].join(' '))
    );
  return baseForms(part[0]?.text ?? '')
    .map((form) => lexicon.english.get(form))
    .find((korean) => korean !== undefined);
}

/** developed → develop, studies → study, running → run, making → make. */
export function baseForms(word: string): string[] {
  const forms = [word];
  const add = (ending: RegExp, ...replacements: string[]): void => {
    if (ending.test(word))
      for (const replacement of replacements) forms.push(word.replace(ending, replacement));
  };
  add(/['’]s$/u, '');
  add(/ies$/u, 'y');
  add(/es$/u, '', 'e');
  add(/s$/u, '');
  add(/ied$/u, 'y');
  add(/([bdgmnprt])\1(?:ed|ing)$/u, '$1');
  add(/ed$/u, '', 'e');
  add(/ing$/u, '', 'e');
  add(/er$/u, '', 'e');
  add(/est$/u, '', 'e');
  add(/ly$/u, '');
  return forms;
}

function withTranslations(word: Word, korean: readonly string[], lexicon: Lexicon): Word {
  const groups = korean.flatMap((stem) => lexicon.groups.get(stem) ?? []);
  return {
    ...word,
    stems: [...word.stems, ...korean],
    groups: [...new Set([...word.groups, ...groups])],
    translations: korean,
  };
}
