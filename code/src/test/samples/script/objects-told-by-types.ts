// trigger: http-api
import { exec, execFile } from 'child_process';
import { container } from './container';

class Orders {
  constructor(private table: string) {}
  find(name: string) {
    exec('find ' + name); // finding: os-command-injection
    execFile('find', [name]);
  }
}
class Reports {
  write(name: string) {
    exec('report ' + name); // finding: os-command-injection
  }
}
class Other {
  write(name: string) {
    exec('other ' + name);
  }
}
interface Store {
  write(name: string): void;
}
declare function get(): any;

class Service {
  private reports: Reports;
  private store: Store;
  constructor(private readonly orders: Orders, reports: any, store: Store) {
    this.reports = reports;
    this.store = store;
  }
  go(name: string) {
    this.orders.find(name);
    this.reports.write(name);
    this.store.write(name);
  }
}

export const handler = async (event: any) => {
  new Service(get(), get(), get()).go(event.queryStringParameters.name);
};
