// Objects that a container makes, with what their constructors ask for.
import "reflect-metadata";
import { container, injectable, singleton } from "tsyringe";
import Container, { Service } from "typedi";
import { Container as Inversified } from "inversify";
import { Pool } from "pg";
import { execFile, exec } from "node:child_process";

@singleton()
class Database {
  private readonly pool = new Pool({ max: 1 });

  async rows(statement: string, values: unknown[] = []) {
    return (await this.pool.query(statement, values)).rows; // finding: sql-injection
  }
}

@injectable()
class Items {
  constructor(private readonly database: Database) {}

  named(name: string) {
    return this.database.rows(`SELECT * FROM items WHERE name LIKE '%${name}%' LIMIT 20`);
  }

  numbered(number: string) {
    return this.database.rows("SELECT * FROM items WHERE id = $1", [number]);
  }
}

@Service()
class Pictures {
  convert(file: string) {
    exec(`convert /opt/${file}`, () => {}); // finding: os-command-injection
  }
}

class Papers {
  convert(file: string) {
    execFile("convert", [`/opt/${file}`], () => {});
  }
}

const items = container.resolve(Items);
const pictures = Container.get(Pictures);
const own = new Inversified();

export const handler = async (event: { queryStringParameters: Record<string, string> }) => {
  const { name, id, file } = event.queryStringParameters;
  pictures.convert(file);
  own.get(Papers).convert(file);
  return { statusCode: 200, body: JSON.stringify([await items.named(name), await items.numbered(id)]) };
};
