// PDF, Word and plain text: reading order, paragraphs, what repeats, what is hidden; and every reason why there is no text.
import { deflateRawSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readDocx } from '../../src/adapters/pages/docx.ts';
import { kindOf } from '../../src/adapters/pages/kind.ts';
import { readPdf } from '../../src/adapters/pages/pdf.ts';
import { readPageHere } from '../../src/adapters/pages/read-page.ts';
import { claiming, docxOf, paragraph, row } from '../pages/docx-writer.ts';
import { column, pdfOf, type Placed } from '../pages/pdf-writer.ts';
import { storyOf } from '../pages/stories.ts';

const story = storyOf(50, 6);
const other = storyOf(52, 6);
const text = story.paragraphs.join('\n\n');

const title = (words: string, x = 50): Placed => ({ x, y: 780, size: 20, text: words });

const edges = (page: number): readonly Placed[] => [
  { x: 50, y: 815, size: 8, text: `한빛일보 2025년 3월 4일 ${page}면` },
  { x: 290, y: 30, size: 8, text: `- ${page} -` },
];

describe('a PDF', () => {
  it.each([28, 35, 44])(
    'joins lines of %d ems to paragraphs, and takes headers, footers and page numbers off',
    async (width) => {
      const pages = [
        [...edges(1), title(story.title), ...column(text, 50, 740, 10, width)],
        [...edges(2), ...column(other.paragraphs.join('\n\n'), 50, 770, 10, width)],
      ];
      const reading = await readPdf(pdfOf(pages));
      expect(reading.text).toBe([...story.paragraphs, ...other.paragraphs].join('\n\n'));
      expect(reading).toMatchObject({
        title: story.title,
        publishedAt: '2025-03-04',
        language: 'ko',
        found: 'pdf',
      });
    },
  );

  it('reads the left column before the right one, and what lies below both after them', async () => {
    const last = '두 단 아래에 길게 놓인 마지막 문장이 이렇게 한 줄로 이어져 페이지 끝까지 간다.';
    const page = [
      title(story.title),
      ...column(text, 50, 740, 9, 24),
      ...column(other.paragraphs.join('\n\n'), 310, 740, 9, 24),
      { x: 50, y: 60, size: 9, text: last },
    ];
    expect((await readPdf(pdfOf([page]))).text).toBe(
      [...story.paragraphs, ...other.paragraphs, last].join('\n\n'),
    );
  });

  it('does not depend on the order in which the pieces were written', async () => {
    const page = [title(story.title), ...column(text, 50, 740)];
    expect((await readPdf(pdfOf([[...page].reverse()]))).text).toBe(text);
  });

  it('goes on with a sentence on the next page', async () => {
    const sentence = '한빛시는 내년 봄까지 낡은 버스 열두 대를 모두 바꾸기로 했다고 밝혔다.';
    const lines = column(sentence, 50, 700, 10, 22);
    const pages = [
      [...column(text, 50, 780), { ...lines[0]!, y: 100 }],
      [
        { ...lines[1]!, y: 780 },
        { x: 50, y: 740, size: 10, text: '다음 문단이다.' },
      ],
    ];
    expect((await readPdf(pdfOf(pages))).text).toContain(sentence);
  });

  it('joins hyphenated words, and words cut off at the line’s end where they stand elsewhere', async () => {
    const lines = ['The county will build a new termi-', 'nal for buses in the spring, it said.'];
    const english = lines.map((line, at) => ({ x: 50, y: 700 - at * 15, size: 10, text: line }));
    expect((await readPdf(pdfOf([english]))).text).toBe(
      'The county will build a new terminal for buses in the spring, it said.',
    );
    const korean = [
      '한빛시는 전기버스 열두 대를 들이기로 하고 전기버',
      '스 충전소를 새로 짓는 계획을 의회에 보냈다고 밝혔',
      '다. 새 전기버스 노선은 내년 봄 문을 연다고 한다.',
    ];
    const placed = korean.map((line, at) => ({ x: 50, y: 700 - at * 15, size: 10, text: line }));
    expect((await readPdf(pdfOf([placed]))).text).toBe(
      '한빛시는 전기버스 열두 대를 들이기로 하고 전기버스 충전소를 새로 짓는 계획을 의회에 보냈다고 밝혔다. 새 전기버스 노선은 내년 봄 문을 연다고 한다.',
    );
  });

  it('without text, with a password, or broken says so', async () => {
    const encrypt = {
      trailer: '/Encrypt 9 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]',
      objects: [`<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >>`],
    };
    await expect(readPdf(pdfOf([[]]))).rejects.toMatchObject({ facts: { reason: 'scanned' } });
    await expect(readPdf(pdfOf([[title('암호')]], encrypt))).rejects.toMatchObject({
      facts: { reason: 'encrypted' },
    });
    await expect(readPdf(Buffer.from('%PDF-1.7 and nothing more'))).rejects.toMatchObject({
      facts: { reason: 'broken' },
    });
  });

  it('of too much text is refused', async () => {
    const line = `${'가'.repeat(999)}.`;
    const pages = Array.from({ length: 21 }, (_, page) =>
      Array.from({ length: 10 }, (_line, at) => ({
        x: 0,
        y: 700 - at * 60,
        size: 0.5 + page / 100,
        text: line,
      })),
    );
    await expect(readPdf(pdfOf(pages))).rejects.toMatchObject({ code: 'text-too-long' });
  });
});

describe('a Word document', () => {
  const styled = (name: string): string => `<w:pPr><w:pStyle w:val="${name}"/></w:pPr>`;

  it('gives its title, its paragraphs and the rows of its tables', () => {
    const [a, b, ...rest] = story.paragraphs;
    const body = [
      paragraph(story.title, styled('Title')),
      paragraph(a!),
      paragraph(b!),
      `<w:tbl>${row('구분', '올해')}${row('예산', '3억 &amp; 원')}</w:tbl>`,
      ...rest.map((one) => paragraph(one)),
    ].join('');
    expect(readDocx(docxOf(body))).toMatchObject({
      title: story.title,
      found: 'docx',
      text: [a, b, '구분 | 올해\n예산 | 3억 & 원', ...rest].join('\n\n'),
    });
  });

  it.each([
    ['deleted', '<w:del><w:r><w:t>지운 글이다.</w:t></w:r></w:del>'],
    ['moved away', '<w:moveFrom><w:r><w:t>옮긴 글이다.</w:t></w:r></w:moveFrom>'],
    ['hidden', '<w:r><w:rPr><w:vanish/></w:rPr><w:t>숨긴 글이다.</w:t></w:r>'],
    [
      'a second form of what is shown',
      '<mc:AlternateContent><mc:Fallback><w:r><w:t>같은 글이다.</w:t></w:r></mc:Fallback></mc:AlternateContent>',
    ],
    ['an instruction', '<w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r>'],
  ])('leaves out what is %s', (_, run) => {
    expect(readDocx(docxOf(`<w:p>${run}<w:r><w:t>남은 글이다.</w:t></w:r></w:p>`)).text).toBe('남은 글이다.');
  });

  it('keeps what is inserted, not hidden after all, or stands in a text box', () => {
    const runs =
      '<w:ins><w:r><w:t>넣은 </w:t></w:r></w:ins><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>글이다.</w:t></w:r>';
    const box = `<w:p><w:r><w:t>앞</w:t></w:r><w:txbxContent>${paragraph('상자 글이다.')}</w:txbxContent><w:r><w:t>뒤</w:t></w:r></w:p>`;
    expect(readDocx(docxOf(`<w:p>${runs}</w:p>${box}`)).text).toBe('넣은 글이다.\n\n상자 글이다.\n\n앞뒤');
  });

  it('is refused where it is another zip, no zip, or says it is too large', () => {
    const failing = (bytes: Uint8Array, reason: string): void =>
      expect(() => readDocx(bytes)).toThrow(expect.objectContaining({ facts: { reason } }));
    failing(claiming(docxOf(paragraph('글이다.')), 30 * 1024 * 1024), 'heavy');
    failing(Buffer.from('PK\u0003\u0004 and nothing more'), 'broken');
    failing(deflateRawSync('no zip'), 'broken');
  });
});

describe('the kind of a document', () => {
  it.each([
    ['%PDF-1.7', 'text/html', '', 'pdf'],
    ['PK\u0003\u0004', '', 'a.zip', 'docx'],
    ['<!DOCTYPE html><p>', '', '', 'html'],
    ['\u00EF\u00BB\u00BF  <!-- x --><html>', 'application/octet-stream', '', 'html'],
    ['<p>글', 'text/html; charset=utf-8', '', 'html'],
    ['<html>', 'text/plain', '', 'text'],
    ['글이다.', '', 'a.HTML', 'html'],
    ['글이다.', '', 'https://a.example/b.pdf?x=1', 'pdf'],
    ['글이다.', '', '', 'text'],
    ['a < b', '', '', 'text'],
  ])('of %j sent as %j named %j is %s', (head, type, name, kind) => {
    expect(kindOf(Buffer.from(head, 'latin1'), type, name)).toBe(kind);
  });
});

describe('plain text', () => {
  const page = `${story.title}\n\n2025.03.04\n\n김가온 기자\n\n${text}`;
  const fields = { title: story.title, publishedAt: '2025-03-04', author: '김가온', text, found: 'text' };

  it.each([
    ['UTF-8', Buffer.from(page)],
    ['CP949', iconv.encode(page, 'cp949')],
    ['UTF-16', Buffer.from(`\uFEFF${page}`, 'utf16le')],
  ])('is read in %s', async (_, bytes) => {
    expect(await readPageHere({ bytes, contentType: 'text/plain' })).toMatchObject(fields);
  });

  it('is Markdown where it says so, and keeps the address that it came from', async () => {
    const bytes = Buffer.from(`# ${story.title}\n\n${text}`);
    expect(
      await readPageHere({ bytes, contentType: 'text/markdown', url: 'https://a.example/b' }),
    ).toMatchObject({ title: story.title, text, url: 'https://a.example/b' });
  });

  it('is refused where it is none', async () => {
    await expect(readPageHere({ bytes: Buffer.from('89504e470d0a1a0a0000', 'hex') })).rejects.toMatchObject({
      code: 'not-text',
    });
    await expect(readPageHere({ bytes: Buffer.from(' \n ') })).rejects.toMatchObject({ code: 'empty-text' });
  });
});
