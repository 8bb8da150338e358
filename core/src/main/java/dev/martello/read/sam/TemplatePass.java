package dev.martello.read.sam;

/** A step over the whole template before or after its resources are expanded. */
interface TemplatePass {
  void run(Transformation run);
}
