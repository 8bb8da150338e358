package com.acme.neighbours;
interface Pages { String page(String id); }
