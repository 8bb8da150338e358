import { PutCommand } from '@aws-sdk/lib-dynamodb';
export class OrderRepo {
  constructor(client) { this.client = client; }
  async save(item) {
    await this.client.send(new PutCommand({ TableName: process.env.TABLE, Item: item }));
  }
}
