// Middleware of one's own, and a function of another module.
import { copy, copied, wrapped } from "./copying.mjs";

export const handler = wrapped(async (event) => {
  if (!(await copied(event.Records[0].s3.object.size))) throw new Error("not copied");
});

export const copyHandler = async (event) => {
  await copy(event.Records[0].s3.object.size);
};

export const checkedHandler = async (event) => {
  if (!(await copied(event.Records[0].s3.object.size))) throw new Error("not copied");
};
