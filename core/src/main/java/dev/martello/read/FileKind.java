package dev.martello.read;

/** What a file or folder of a scanned tree is. */
public enum FileKind {
  SAM_TEMPLATE("SAM template"),
  CLOUDFORMATION_TEMPLATE("CloudFormation template"),
  CDK_TEMPLATE("CDK template"),
  CDK_MANIFEST("CDK manifest"),
  SAM_CONFIG("SAM configuration"),
  PARAMETERS("parameter file"),
  SERVERLESS("Serverless Framework configuration"),
  TERRAFORM("Terraform configuration"),
  FOLDER("folder"),
  OTHER("file");

  private final String title;

  FileKind(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }

  public boolean isTemplate() {
    return this == SAM_TEMPLATE || this == CLOUDFORMATION_TEMPLATE || this == CDK_TEMPLATE;
  }
}
