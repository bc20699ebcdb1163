import { replaceMethod } from './replace-method.js';

/** Puts what released scripts write where they stand; the browser would replace the page with it. */
export interface DocumentWrite {
  /** The script has ended: what it left unfinished will not be finished. */
  end(script: HTMLScriptElement): void;
  stop(): void;
}

interface Output {
  readonly range: Range;
  unfinished: string;
}

/** The parser would have left the head at the first element that has no place there. */
const headOnly = 'base,link,meta,noscript,script,style,template,title';

export const startDocumentWrite = (
  writer: () => HTMLScriptElement | undefined,
  place: (content: DocumentFragment, range: Range, script: HTMLScriptElement) => void,
): DocumentWrite => {
  const outputs = new WeakMap<HTMLScriptElement, Output>();

  const outputOf = (script: HTMLScriptElement): Output => {
    let output = outputs.get(script);
    if (!output) {
      output = { range: document.createRange(), unfinished: '' };
      if (script.isConnected) output.range.setStartAfter(script);
      else output.range.selectNodeContents(document.body);
      output.range.collapse(!script.isConnected);
      outputs.set(script, output);
    }
    return output;
  };

  const write = (script: HTMLScriptElement, markup: string, isEnd = false): void => {
    const output = outputOf(script);
    const { range } = output;
    // Markup that Trusted Types vouches for is no string, and complete.
    const isText = typeof markup === 'string';
    const all = isText ? output.unfinished + markup : markup;
    const content = range.createContextualFragment(isText && !isEnd ? `${all}<!---->` : all);
    const { lastChild } = content;
    // Inside an element or a tag that is still open, our comment is not the last thing.
    const isFinished = !isText || (lastChild instanceof Comment && !lastChild.data);
    output.unfinished = isFinished || isEnd ? '' : all;
    if (output.unfinished) return;
    if (isText && isFinished) lastChild?.remove();
    const { head, body } = document;
    if (body && head.contains(range.startContainer) && !isForHead(content)) range.setStart(body, 0);
    range.collapse(true);
    place(content, range, script);
    range.collapse(false);
  };

  const undo = [
    ...(['write', 'writeln'] as const).map((name) => {
      const native = document[name];
      return replaceMethod(document, name, (...texts: string[]) => {
        const script = writer();
        if (!script) return native.apply(document, texts);
        if (name === 'writeln') texts.push('\n');
        const [first = ''] = texts;
        // Numbers and other values are written as texts; what Trusted Types vouches for would be none any more.
        const isTrusted = Object.prototype.toString.call(first) === '[object TrustedHTML]';
        write(script, isTrusted && texts.length === 1 ? first : texts.map(String).join(''));
      });
    }),
    ...(['open', 'close'] as const).map((name) => {
      const native: (...values: never[]) => unknown = document[name];
      return replaceMethod(document, name, (...values) =>
        writer() ? document : native.apply(document, values),
      );
    }),
  ];
  return {
    end(script) {
      const unfinished = outputs.get(script)?.unfinished;
      if (unfinished) write(script, '', true);
    },
    stop: () => undo.forEach((back) => back()),
  };
};

const isForHead = (content: DocumentFragment): boolean =>
  [...content.childNodes].every((node) =>
    node instanceof Element
      ? node.matches(headOnly)
      : node instanceof Comment || !node.nodeValue?.trim(),
  );
