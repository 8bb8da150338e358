package shop;

public class Application {}
