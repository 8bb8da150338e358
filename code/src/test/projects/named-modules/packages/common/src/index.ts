import { exec as start } from 'node:child_process';

export const common = (command: string) => start(command);
