V = "inside"
