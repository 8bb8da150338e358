import { exec as start } from 'node:child_process';

export const run = (command: string) => start(command);
