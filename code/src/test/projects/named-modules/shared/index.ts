import { exec as start } from 'node:child_process';

export const shared = (command: string) => start(command);
