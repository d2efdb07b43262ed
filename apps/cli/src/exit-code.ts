/** What the process says when it ends. 4, 5 and 99 belong to commands that search, resume or guard. */
export const exitCode = {
  fine: 0,
  ourFault: 1,
  badInput: 2,
  tooLittleData: 3,
  notConverged: 4,
  interrupted: 5,
  gateFailed: 99,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
