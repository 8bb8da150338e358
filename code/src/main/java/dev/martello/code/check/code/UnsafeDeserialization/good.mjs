import yaml from "js-yaml";

export const handler = async (event) => {
  const order = JSON.parse(event.body);
  const settings = yaml.load(event.headers["x-settings"]);
  return { statusCode: 200, body: JSON.stringify([order, settings]) };
};
