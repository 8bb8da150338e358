import { exec as start } from 'node:child_process';

export const tool = (command: string) => start(command);
