"""A module that other threads find half done, unless imports wait for each other."""

import time

complete = 'no'
time.sleep(0.005)
complete = 'yes'
