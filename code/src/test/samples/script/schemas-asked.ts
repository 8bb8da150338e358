// Data is used itself after a schema was asked.
import Joi from "joi";
import { z } from "zod";
import Ajv, { JSONSchemaType } from "ajv";
import { Validator } from "jsonschema";
import { assert, number, object, string } from "superstruct";
import { exec } from "child_process";

const joi = Joi.object({ port: Joi.number().required(), host: Joi.string().hostname() });
const zod = z.object({ port: z.number(), host: z.string() });
const ajv = new Ajv();
const schema = { type: "object", properties: { port: { type: "integer" }, host: { type: "string" } } };
const validator = new Validator();
const struct = object({ port: number(), host: string() });

const byJoi = async (event: any) => {
  const body = JSON.parse(event.body);
  const { error } = joi.validate(body, { abortEarly: false });
  if (error) {
    return { statusCode: 400, body: error.details[0].message };
  }
  exec(`nc localhost ${body.port}`);
  exec(`nc ${body.host}`); // finding: os-command-injection
  return { statusCode: 200 };
};

const byZod = async (event: any) => {
  const body = JSON.parse(event.body);
  if (!zod.safeParse(body).success) {
    return { statusCode: 400 };
  }
  exec(`nc localhost ${body.port}`);
  exec(`nc ${body.host}`); // finding: os-command-injection
  return { statusCode: 200 };
};

const byAjv = async (event: any) => {
  const body = JSON.parse(event.body);
  if (!ajv.validate(schema, body)) {
    throw new Error("bad request");
  }
  exec(`nc localhost ${body.port}`);
  exec(`nc ${body.host}`); // finding: os-command-injection
};

const byJsonSchema = async (event: any) => {
  const body = JSON.parse(event.body);
  const result = validator.validate(body, schema);
  if (!result.valid) {
    throw new Error("bad request");
  }
  exec(`nc localhost ${body.port}`);
  exec(`nc ${body.host}`); // finding: os-command-injection
};

const byStruct = async (event: any) => {
  const body = JSON.parse(event.body);
  assert(body, struct);
  exec(`nc localhost ${body.port}`);
  exec(`nc ${body.host}`); // finding: os-command-injection
};

export const handler = async (event: any) => {
  await byJoi(event);
  await byZod(event);
  await byAjv(event);
  await byJsonSchema(event);
  await byStruct(event);
};
