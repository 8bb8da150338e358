// Many classes that keep the same member, of which each value may come from any other.
class Mailer {
  run() {
    return 1;
  }
}

class Sender {
  async run() {
    return (await fetch('https://example.com', { signal: AbortSignal.timeout(3000) })).status;
  }
}

export class Part0 {
  constructor(options) {
    this.own = options.own;
  }
}

export class Part1 {
  constructor(options) {
    this.own = options.own;
  }
}

export class Part2 {
  constructor(options) {
    this.own = options.own;
  }
}

export class Part3 {
  constructor(options) {
    this.own = options.own;
  }
}

export class Part4 {
  constructor(options) {
    this.own = options.own;
  }
}

export class Part5 {
  constructor(options) {
    this.own = options.own;
  }
}

export class Part6 {
  constructor(options) {
    this.own = options.own;
  }
}

export class Part7 {
  constructor(options) {
    this.own = options.own;
  }
}

export class Part8 {
  constructor(options) {
    this.own = options.own;
  }
}

export class Part9 {
  constructor(options) {
    this.own = options.own;
  }
}

export class Part10 {
  constructor(options) {
    this.own = options.own;
  }
}

export class Part11 {
  constructor(options) {
    this.own = options.own;
  }
}

export class Part12 {
  constructor(options) {
    this.own = options.own;
  }
}

export class Part13 {
  constructor(options) {
    this.own = options.own;
  }
}

export const handler = async () => {
  const part = new Part0({ own: new Mailer() });
  part.own.run();
  await new Sender().run();
  return { statusCode: 200 };
};
