import React from "react";
import { renderToStaticMarkup } from "react-dom/server";

type Props = { title: string; markup: string; children?: React.ReactNode };

const Article = ({ title, markup, children }: Props) => (
  <article>
    <h1>{title}</h1>
    <section // finding: cross-site-scripting
      dangerouslySetInnerHTML={{ __html: markup }}
    />
    {children}
  </article>
);

function Safe({ text }: { text: string }) {
  return <section dangerouslySetInnerHTML={{ __html: "<b>fixed</b>" }}>{text}</section>;
}

export const handler = async (event: any) => {
  const form = new URLSearchParams(event.body);
  const html = renderToStaticMarkup(
    <Article title={form.get("title") ?? ""} markup={form.get("markup") ?? ""}>
      <Safe text={form.get("text") ?? ""} />
    </Article>,
  );
  return { statusCode: 200, headers: { "content-type": "text/html" }, body: html };
};
