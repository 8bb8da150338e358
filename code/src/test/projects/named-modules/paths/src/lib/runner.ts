import { exec as start } from 'node:child_process';

export const runner = (command: string) => start(command);
