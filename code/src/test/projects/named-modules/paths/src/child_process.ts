import { exec as start } from 'node:child_process';

export const exec = (command: string) => start(command);
