loaded = ["pack"]
starred = "from star"
