// What is said of the article itself comes from its fields, and an open part of a question is named.
import { describe, expect, it } from 'vitest';
import type { ArticleField } from '../../src/core/types.ts';
import { aboutFor } from '../../src/terminal/about.ts';

const article = {
  id: 'a',
  title: '새 다리가 열렸다',
  publisher: '한빛일보',
  author: '오세린',
  publishedAt: '2025-03-04',
  url: 'https://example.com/a',
  language: 'ko',
  text: '가'.repeat(1_234),
} as const;
const bare = { id: 'a', title: '제목', language: 'ko', text: '글' } as const;

describe('questions about the article itself', () => {
  it.each<[ArticleField, string, string]>([
    ['author', '글쓴이: 오세린 (한빛일보)', 'Written by 오세린 (한빛일보)'],
    ['publisher', '한빛일보의 기사예요.', 'Published by 한빛일보'],
    ['date', '2025-03-04에 나온 기사예요.', 'Published on 2025-03-04'],
    ['title', '제목: 새 다리가 열렸다', 'Title: 새 다리가 열렸다'],
    ['link', 'https://example.com/a', 'https://example.com/a'],
    ['length', '띄어쓰기까지 1,234자예요.', '1,234 characters long.'],
    ['quotes', 'quotes로 누가 무슨 말을 했는지 모두 볼 수 있어요.', 'Use quotes to see who said what.'],
  ])('tell the %s in both languages', (field, korean, english) => {
    expect(aboutFor('ko')(field, article)).toBe(korean);
    expect(aboutFor('en')(field, article)).toBe(english);
  });

  it.each<[ArticleField, string, string]>([
    ['author', '이 기사에는 누가 썼는지 적혀 있지 않아요.', 'The article does not say who wrote it.'],
    [
      'publisher',
      '이 기사에는 어느 매체인지 적혀 있지 않아요.',
      'The article does not say who published it.',
    ],
    ['date', '이 기사에는 언제 나왔는지 적혀 있지 않아요.', 'The article does not say when it came out.'],
    ['link', '이 기사에는 주소가 적혀 있지 않아요.', 'The article does not say its address.'],
  ])('say so where the article has no %s', (field, korean, english) => {
    expect(aboutFor('ko')(field, bare)).toBe(korean);
    expect(aboutFor('en')(field, bare)).toBe(english);
  });
});
