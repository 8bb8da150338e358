class Client:
    def send(self, body):
        print(len(body))
