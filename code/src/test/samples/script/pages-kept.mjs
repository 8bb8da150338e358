// What is kept of the first page is not all that there is.
import { SSMClient, GetParametersByPathCommand } from '@aws-sdk/client-ssm';
const ssm = new SSMClient({});
let settings;
let answer;

async function load() {
  const out = await ssm.send(new GetParametersByPathCommand({ Path: '/ingest/' })); // finding: missing-pagination
  return out.Parameters ?? [];
}

async function loadAll() {
  const all = [];
  let token;
  do {
    const out = await ssm.send(new GetParametersByPathCommand({ Path: '/other/', NextToken: token }));
    all.push(...out.Parameters);
    token = out.NextToken;
  } while (token);
  return all;
}

export const handler = async () => {
  settings ??= load();
  answer ??= await ssm.send(new GetParametersByPathCommand({ Path: '/all/' }));
  return (await settings).find((one) => one.Name === '/ingest/key')?.Name + (await loadAll()).length;
};
