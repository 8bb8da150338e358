package dev.martello.code.flow;

/** Names a procedure of the program: the numbers of its unit and in it. */
record ProcedureId(int unit, int procedure) {}
