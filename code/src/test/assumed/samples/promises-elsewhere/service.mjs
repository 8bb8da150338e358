import { SQSClient, SendMessageCommand } from "@aws-sdk/client-sqs";

export class OrderService {
  constructor(queue) {
    this.sqs = new SQSClient({});
    this.queue = queue;
    this.last = "";
  }

  async notify(id) {
    const result = await this.sqs.send(new SendMessageCommand({ QueueUrl: this.queue, MessageBody: id }));
    console.log("queued", result.MessageId);
  }

  remember(text) {
    this.last = text;
  }

  async state(id) {
    const answer = await fetch(`https://orders.example.com/${encodeURIComponent(id)}`, { signal: AbortSignal.timeout(2000) });
    return answer.json();
  }

  shown(state) {
    return { statusCode: 200, body: JSON.stringify(state) };
  }
}
