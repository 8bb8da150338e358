import React from "react";
import { renderToString } from "react-dom/server";
import { execSync } from "child_process";

const Page = ({ name }: { name: string }) => <h1 className="x">{name}</h1>;

export const handler = async (event: { queryStringParameters: Record<string, string> }) => {
  const { name } = event.queryStringParameters;
  execSync(`echo ${name}`); // finding: blocked-event-loop, os-command-injection
  const body = renderToString(<Page name={name} />);
  return { statusCode: 200, headers: { "content-type": "text/html" }, body };
};
