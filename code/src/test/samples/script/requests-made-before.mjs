// Requests that say themselves, or whose client says, how long they may take.
import axios from "axios";

const client = axios.create({ baseURL: "https://api.example.com", timeout: 2500 });
const patient = axios.create({ baseURL: "https://api.example.com" });

class Rates {
  constructor(http) {
    this.http = http;
  }

  async latest() {
    return (await this.http({ url: "/rates" })).data;
  }
}

class Slow {
  constructor(http) {
    this.http = http;
  }

  async latest() {
    return (await this.http({ url: "/rates" })).data; // finding: request-without-timeout
  }
}

const rates = new Rates(client);
const slow = new Slow(patient);

export const handler = async () => {
  const request = new Request("https://api.example.com/rates", { signal: AbortSignal.timeout(2000) });
  const answer = await fetch(request);
  await fetch("https://api.example.com/rates"); // finding: request-without-timeout
  return { statusCode: 200, body: JSON.stringify([await rates.latest(), await slow.latest(), answer.status]) };
};
