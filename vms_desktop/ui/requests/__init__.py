"""The Requests page: footage requests from the letter to the signed receipt, as a person sees and handles them."""
