package com.acme.neighbours;
interface Names { String find(String name); }
