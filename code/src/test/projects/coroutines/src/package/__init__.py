from .pipe import Pipe
