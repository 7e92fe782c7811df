import { Fragment } from "react";

const LINK = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]]/g;

/** A mail's plain text with its links made clickable. They open apart and send no referrer: they may hold a token. */
export function MailText({ text }: { text: string }) {
  return (
    <div className="whitespace-pre-wrap p-5 [overflow-wrap:anywhere]">
      {partsOf(text).map(({ at, plain, link }) => (
        <Fragment key={at}>
          {plain}
          {link && (
            <a href={link} target="_blank" rel="noreferrer" className="text-accent underline">
              {link}
            </a>
          )}
        </Fragment>
      ))}
    </div>
  );
}

interface Part {
  at: number;
  plain: string;
  link: string | null;
}

function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const match of text.matchAll(LINK)) {
    parts.push({ at, plain: text.slice(at, match.index), link: match[0] });
    at = match.index + match[0].length;
  }
  return [...parts, { at, plain: text.slice(at), link: null }];
}
