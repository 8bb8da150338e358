// Requests for each element that a method, or a function that is handed over, makes.
import axios from "axios";

const http = axios.create({ baseURL: "https://api.example.com", timeout: 2000 });

class Prices {
  async of(sku) {
    const { data } = await http.get(`/prices/${encodeURIComponent(sku)}`);
    return data;
  }

  all(skus) {
    return Promise.all(skus.map((sku) => this.of(sku))); // finding: unbounded-parallelism
  }
}

const prices = new Prices();

const parallel = async (items, work) => {
  await Promise.all(items.map(work));
};

const inGroups = async (items, size, work) => {
  for (let i = 0; i < items.length; i += size) await Promise.all(items.slice(i, i + size).map(work));
};

async function send(job) {
  await http.post(`/jobs/${encodeURIComponent(job.id)}`, { weight: job.weight });
}

const posted = (id) => http.post(`/ids/${encodeURIComponent(id)}`);

export const handler = async (event) => {
  const { skus, orders, ids, others, few } = JSON.parse(event.body);
  const jobs = orders.map((order) => ({ id: order.id, weight: order.weight }));
  await Promise.all(jobs.map(send)); // finding: unbounded-parallelism

  await parallel(ids, posted); // finding: unbounded-parallelism

  await inGroups(others, 10, posted);
  const first = few.slice(0, 5);
  await Promise.all(first.map((one) => posted(one)));
  return { statusCode: 200, body: JSON.stringify(await prices.all(skus)) };
};
