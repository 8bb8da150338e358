// What events left in a map under keys of their own is found by who goes through all of it.
import { FirehoseClient, PutRecordCommand } from '@aws-sdk/client-firehose';

const firehose = new FirehoseClient({});

class Sums {
  private readonly sums = new Map<string, { total: number }>();
  private readonly names = new Map<string, string>();

  add(device: string, celsius: number): void {
    const before = this.sums.get(device) ?? { total: 0 };
    this.sums.set(device, { total: before.total + celsius }); // finding: request-state-kept
  }

  name(device: string, name: string): string {
    const known = this.names.get(device) ?? name;
    this.names.set(device, known);
    return known;
  }

  text(): string {
    return [...this.sums].map(([device, { total }]) => `${device}: ${total}`).join('\n');
  }
}

const sums = new Sums();

export const handler = async (event: any) => {
  sums.add(event.detail.device, event.detail.celsius);
  sums.name(event.detail.device, 'unknown');
  await firehose.send(new PutRecordCommand({ DeliveryStreamName: 's', Record: { Data: Buffer.from(sums.text()) } }));
};
