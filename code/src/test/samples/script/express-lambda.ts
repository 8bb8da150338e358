import express, { Request, Response, NextFunction, Router } from "express";
import serverlessExpress from "@codegenie/serverless-express";
import { execSync } from "child_process";

const app = express();
const router = Router();

const check = (req: Request, res: Response, next: NextFunction) => {
  if (!/^[a-z]+$/.test(req.params.name)) {
    return res.status(400).end();
  }
  next();
};

export class Controller {
  constructor(private readonly prefix: string) {}
  public run = async (req: Request, res: Response): Promise<void> => {
    execSync(`${this.prefix} ${req.body.command}`); // finding: os-command-injection, blocked-event-loop
    res.json({});
  };
}

const controller = new Controller("echo");
router.post("/run", check, controller.run);
router.get("/number/:n", (req: Request<{ n: string }>, res: Response) => {
  execSync(`echo ${parseInt(req.params.n, 10)}`); // finding: blocked-event-loop
  res.json({});
});
app.use("/api", router);

export const handler = serverlessExpress({ app });
