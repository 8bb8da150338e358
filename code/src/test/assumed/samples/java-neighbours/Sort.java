package com.acme.neighbours;
public enum Sort { ASC, DESC }
