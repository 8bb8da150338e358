import { from, lastValueFrom, of } from "rxjs";
import { concatMap, filter, map, mergeMap, tap, toArray } from "rxjs/operators";
import { exec } from "node:child_process";

const run = (text: string) => exec(`run ${text}`); // finding: os-command-injection

export const handler = async (event: any) => {
  const { jobs } = JSON.parse(event.body);
  await lastValueFrom(
    from(jobs).pipe(
      filter((job: any) => job.isActive),
      map((job) => job.name),
      tap((name) => exec(`tap ${name}`)), // finding: os-command-injection
      map((name) => Number(name)),
      tap((name) => exec(`number ${name}`)),
      toArray(),
    ),
  );
  from(jobs).pipe(mergeMap((job: any) => of(job.name))).subscribe((name) => exec(`sub ${name}`)); // finding: os-command-injection
  of(event.queryStringParameters.name).subscribe({ next: (name) => run(name) });
  from(jobs).pipe(concatMap(async (job: any) => exec(`cat ${job.name}`))).subscribe(); // finding: os-command-injection
  return { statusCode: 204 };
};
