// What cannot be written where a person wants it, in Korean and English: one sentence, and what to do about it.
import type { Facts, FailureCode } from '../core/errors.ts';
import type { Language } from '../core/types.ts';
import { when, word } from './facts.ts';
import { particle } from './particle.ts';

type Writing = Extract<FailureCode, 'file-exists' | 'file-unwritable' | 'folder-not-empty'>;

export const WRITING_FAILURES: Readonly<
  Record<Language, Readonly<Record<Writing, (facts: Facts) => string>>>
> = {
  ko: {
    'file-exists': (facts) =>
      `${when(word(facts, 'path'), (path) => `‘${path}’${particle(path, '이/가')}`, '그 이름의 파일이')} 이미 있어요. 다른 이름을 적어 주세요.`,
    'file-unwritable': koreanUnwritable,
    'folder-not-empty': (facts) =>
      `${when(word(facts, 'path'), (path) => `‘${path}’`, '그')} 폴더가 비어 있지 않아요. 비어 있거나 새로운 폴더를 적어 주세요.`,
  },
  en: {
    'file-exists': (facts) =>
      `There is ${when(word(facts, 'path'), (path) => `“${path}”`, 'a file of that name')} already. Choose another name.`,
    'file-unwritable': englishUnwritable,
    'folder-not-empty': (facts) =>
      `There is something in ${when(word(facts, 'path'), (path) => `“${path}”`, 'that folder')} already. Choose an empty or a new folder.`,
  },
};

function koreanUnwritable(facts: Facts): string {
  const path = word(facts, 'path');
  const place = when(path, () => `‘${path}’`, '그곳');
  if (facts['reason'] === 'permission')
    return `${place}에 쓸 권한이 없어요. 권한을 확인하거나 다른 곳을 적어 주세요.`;
  if (facts['reason'] === 'ENOENT')
    return `${when(path, () => `‘${path}’${particle(path, '을/를')}`, '그 파일을')} 둘 폴더가 없어요. 폴더를 먼저 만들거나 다른 곳을 적어 주세요.`;
  return `${place}에 쓰지 못했어요${when(word(facts, 'reason'), (reason) => `(${reason})`)}. 다른 곳을 적어 주세요.`;
}

function englishUnwritable(facts: Facts): string {
  const place = when(word(facts, 'path'), (path) => `“${path}”`, 'there');
  if (facts['reason'] === 'permission')
    return `You may not write ${place}. Check the permissions or choose another place.`;
  if (facts['reason'] === 'ENOENT')
    return `There is no folder for ${place}. Make it first, or choose another place.`;
  return `I could not write ${place}${when(word(facts, 'reason'), (reason) => ` (${reason})`)}. Choose another place.`;
}
