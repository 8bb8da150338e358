import { exec as start } from 'node:child_process';

export const old = (command: string) => start(command);
